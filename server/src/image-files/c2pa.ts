import type { ImageMark, MadeHow } from '../core/images/image-reading.js';
import { readSourceType } from './digital-source-type.js';
import { namesGenerator } from './generators.js';
import { readSuperBox, type SuperBox } from './jumbf.js';
import { plainValue } from './plain-value.js';

/** Claims and lists of actions are small; a larger one is none. In bytes. */
const LARGEST_CLAIM = 1_000_000;

/** One manifest of a store: who claims what about one state of the picture. */
interface Manifest {
  readonly label: string;
  readonly claim: unknown;
  readonly assertions: readonly { readonly label: string; readonly value: unknown }[];
}

/**
 * The marks of AI in a C2PA manifest store: what its actions say of the picture and, through its ingredients, of the
 * pictures it was made from. Signatures are not checked: whoever removes or forges one speaks for himself, and what a
 * file says about itself is only ever a question to its author.
 */
export async function c2paMarks(store: Uint8Array): Promise<ImageMark[]> {
  const root = readSuperBox(store);
  if (!root) return [];
  // The package is for modules only, and few images need it.
  const { decode } = await import('cborg');
  const manifests = root.boxes.filter((box) => box.label !== '').map((box) => manifestOf(box, decode));
  const active = manifests.at(-1);
  if (!active) return [];
  const marks: ImageMark[] = [];
  const visited = new Set<string>();
  const visit = (manifest: Manifest, isWhole: boolean) => {
    if (visited.has(manifest.label)) return;
    visited.add(manifest.label);
    for (const mark of marksOf(manifest)) marks.push(isWhole ? mark : { ...mark, made: asPart(mark.made) });
    for (const { label, relationship } of ingredientsOf(manifest)) {
      const ingredient = manifests.find((candidate) => label.endsWith(candidate.label));
      // What was given to a model as input is not in the picture.
      if (ingredient && relationship !== 'inputTo') visit(ingredient, isWhole && relationship === 'parentOf');
    }
  };
  visit(active, true);
  return marks;
}

function asPart(made: MadeHow): MadeHow {
  return made === 'edited' ? 'edited' : 'composite';
}

type Decode = (cbor: Uint8Array, options: object) => unknown;

function manifestOf(box: SuperBox, decode: Decode): Manifest {
  const child = (prefix: string) => box.boxes.find(({ label }) => label.startsWith(prefix));
  const claim = child('c2pa.claim');
  const assertions = child('c2pa.assertions')?.boxes ?? [];
  return {
    label: box.label,
    claim: claim && decoded(claim, decode),
    assertions: assertions
      .filter(({ label }) => /^c2pa\.(?:actions|ingredient)(?![a-z])/.test(label))
      .map((assertion) => ({ label: assertion.label, value: decoded(assertion, decode) })),
  };
}

/** Tags mark dates and the like; what they mark is read as it stands. */
const ANY_TAG = new Proxy({}, { get: () => (content: () => unknown) => content() });

function decoded({ content }: SuperBox, decode: Decode): unknown {
  const cbor = content.get('cbor');
  if (!cbor || cbor.length > LARGEST_CLAIM) return undefined;
  try {
    return decode(cbor, { useMaps: true, tags: ANY_TAG });
  } catch {
    // Malformed, or nested without end: it says nothing.
    return undefined;
  }
}

function marksOf({ claim, assertions }: Manifest): ImageMark[] {
  const generator = generatorOf(claim);
  const marks: ImageMark[] = [];
  for (const { label, value } of assertions) {
    if (!label.startsWith('c2pa.actions')) continue;
    for (const action of listIn(value, 'actions')) {
      const name = textIn(action, 'action') ?? '';
      const agent = agentOf(action);
      const type = readSourceType(textIn(action, 'digitalSourceType') ?? '');
      const isNew = name === 'c2pa.created';
      const place = `C2PA ${plainValue(name) || 'action'}`;
      if (type) {
        // In any other action the term speaks of what was added to a picture.
        const made = type.made === 'generated' && !isNew ? 'composite' : type.made;
        const by = agent ?? generator;
        marks.push({ made, place, value: by ? `${type.term} (${plainValue(by)})` : type.term });
      } else if (agent !== undefined && namesGenerator(agent)) {
        marks.push({ made: isNew ? 'generated' : 'composite', place, value: plainValue(agent) });
      }
    }
  }
  if (marks.length === 0 && generator !== undefined && namesGenerator(generator)) {
    marks.push({ made: 'generated', place: 'C2PA claim generator', value: plainValue(generator) });
  }
  return marks;
}

function ingredientsOf({ assertions }: Manifest): { readonly label: string; readonly relationship: string }[] {
  return assertions.flatMap(({ label, value }) => {
    if (!label.startsWith('c2pa.ingredient')) return [];
    const manifest = fieldOf(value, 'activeManifest') ?? fieldOf(value, 'c2pa_manifest');
    const url = textIn(manifest, 'url');
    const relationship = textIn(value, 'relationship') ?? '';
    return url === undefined ? [] : [{ label: url, relationship }];
  });
}

/** The program that made the claim: its name, or the first of the names it gives. */
function generatorOf(claim: unknown): string | undefined {
  const info = fieldOf(claim, 'claim_generator_info');
  return textIn(Array.isArray(info) ? info[0] : info, 'name') ?? textIn(claim, 'claim_generator');
}

function agentOf(action: unknown): string | undefined {
  return textIn(action, 'softwareAgent') ?? textIn(fieldOf(action, 'softwareAgent'), 'name');
}

function fieldOf(value: unknown, name: string): unknown {
  return value instanceof Map ? value.get(name) : undefined;
}

function textIn(value: unknown, name: string): string | undefined {
  const field = fieldOf(value, name);
  return typeof field === 'string' ? field : undefined;
}

function listIn(value: unknown, name: string): readonly unknown[] {
  const field = fieldOf(value, name);
  return Array.isArray(field) ? field : [];
}
