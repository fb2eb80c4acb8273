import { webcrypto } from 'node:crypto';
import type { ActionType, DigitalSourceType } from '@trustnxt/c2pa-ts/manifest';

/** What a test's manifest says. */
export interface SignedAction {
  readonly action: string;
  readonly type?: string;
  readonly agent?: string;
}

const MIME = { jpeg: 'image/jpeg', png: 'image/png', avif: 'image/avif' } as const;

/** An image with a C2PA manifest, signed with a key made for the occasion by a library of others. */
export async function signed(
  image: Uint8Array,
  kind: keyof typeof MIME,
  actions: readonly SignedAction[],
  claim: {
    readonly version?: 1 | 2;
    readonly generator?: string;
    readonly ingredient?: 'parentOf' | 'componentOf';
  } = {},
): Promise<Uint8Array<ArrayBuffer>> {
  // Modules only, which the loader of the tests does not `require`.
  const { BMFF, JPEG, PNG } = await import('@trustnxt/c2pa-ts/asset');
  const { SuperBox } = await import('@trustnxt/c2pa-ts/jumbf');
  const { ActionAssertion, BMFFHashAssertion, DataHashAssertion, IngredientAssertion, ManifestStore, ClaimVersion } =
    await import('@trustnxt/c2pa-ts/manifest');
  const Asset = { jpeg: JPEG, png: PNG, avif: BMFF }[kind];
  const asset = new Asset(new Uint8Array(image));
  const signer = await makeSigner();

  const before = asset.getManifestJUMBF();
  const store = before ? ManifestStore.read(SuperBox.fromBuffer(new Uint8Array(before))) : new ManifestStore();
  const parent = store.getActiveManifest();
  const manifest = store.createManifest({
    claimVersion: claim.version === 1 ? ClaimVersion.V1 : ClaimVersion.V2,
    assetFormat: MIME[kind],
    instanceID: `xmp:iid:${webcrypto.randomUUID()}`,
    defaultHashAlgorithm: 'SHA-256',
    signer,
  });
  if (manifest.claim && claim.generator) manifest.claim.claimGeneratorName = claim.generator;
  const hash =
    kind === 'avif' ? BMFFHashAssertion.createV2('jumbf manifest', 'SHA-256') : DataHashAssertion.create('SHA-256');
  manifest.addAssertion(hash);
  const said = new ActionAssertion();
  said.actions = actions.map(({ action, type, agent }) => ({
    action: action as ActionType,
    ...(type && { digitalSourceType: type as DigitalSourceType }),
    ...(agent && { softwareAgent: { name: agent } }),
  }));
  manifest.addAssertion(said);
  if (parent && claim.ingredient) {
    const ingredient = IngredientAssertion.create('earlier', MIME[kind], parent.claim?.instanceID ?? '');
    ingredient.relationship = claim.ingredient as NonNullable<typeof ingredient.relationship>;
    ingredient.c2pa_manifest = manifest.createHashedReference(`/c2pa/${parent.label}`);
    manifest.addAssertion(ingredient);
  }
  await asset.ensureManifestSpace(store.measureSize());
  await hash.updateWithAsset(asset);
  await manifest.sign(signer);
  await asset.writeManifestJUMBF(store.getBytes());
  return new Uint8Array(await asset.getDataRange());
}

async function makeSigner() {
  const { LocalSigner } = await import('@trustnxt/c2pa-ts/cose');
  const { X509CertificateGenerator, cryptoProvider } = await import('@peculiar/x509');
  cryptoProvider.set(webcrypto as never);
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: 'CN=Candor tests',
    notBefore: new Date('2026-01-01'),
    notAfter: new Date('2036-01-01'),
    signingAlgorithm: algorithm,
    keys: keys as never,
  });
  const key = new Uint8Array(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey));
  return new LocalSigner(key, -7, certificate);
}
