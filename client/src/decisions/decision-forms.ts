import { l10n, type Memento, ThemeIcon, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { nameOf } from '../../../server/src/ledger/decision-words.js';
import {
  type DecisionField,
  type DecisionTarget,
  RECORD_DECISION,
  type RecordDecisionParams,
  type RecordDecisionResult,
  WHO_AM_I,
  type WhoAmIResult,
} from '../../../server/src/lsp/protocol.js';
import { type ChoiceStep, fillForm, type Step, type TextStep } from './form.js';

/** What a person fills in; names as in RecordDecisionParams. */
type Fields = Readonly<Partial<Record<DecisionField | 'scope', string>>>;

type Kind = RecordDecisionParams['kind'];

/** Where the name of a person is kept that git does not know. */
const NAME_KEPT = 'candor.name';

/** The forms of decisions, one for each kind. Each gives what to record, or undefined when it was left. */
export class DecisionForms {
  constructor(
    private readonly client: BaseLanguageClient,
    private readonly memory: Memento,
  ) {}

  async evidence(target: DecisionTarget): Promise<RecordDecisionParams | undefined> {
    const me = await this.me(target.uri);
    return this.fill('evidence', target, l10n.t('Attach evidence'), me, [
      this.text('evidence', target, {
        field: 'source',
        prompt: l10n.t('What proves it? A file of the project, a link, or a note'),
        placeholder: 'evidence/stock.csv',
        button: {
          iconPath: new ThemeIcon('file'),
          tooltip: l10n.t('Choose a file'),
          fill: () => chooseFile(Uri.parse(target.uri)),
        },
      }),
      this.text('evidence', target, {
        field: 'owner',
        prompt: l10n.t('Who keeps the evidence up to date?'),
        value: nameOf(me ?? ''),
      }),
      this.text('evidence', target, {
        field: 'until',
        prompt: l10n.t('Until which day does it hold? (YYYY-MM-DD)'),
        value: inOneYear(),
      }),
      scopeStep(),
    ]);
  }

  async accept(target: DecisionTarget): Promise<RecordDecisionParams | undefined> {
    const me = await this.me(target.uri);
    return this.fill('accept', target, l10n.t('Accept the risk'), me, [
      this.text('accept', target, {
        field: 'reason',
        prompt: l10n.t('Why is the risk accepted? Whoever reads the report will see it'),
      }),
      scopeStep(),
      this.text('accept', target, {
        field: 'until',
        prompt: l10n.t('Until which day? (YYYY-MM-DD; empty: until it is withdrawn)'),
      }),
    ]);
  }

  async signOff(target: DecisionTarget): Promise<RecordDecisionParams | undefined> {
    const me = await this.me(target.uri);
    const title = l10n.t('Sign {0}', fileName(target.uri));
    return this.fill('sign-off', target, title, me, [
      this.text('sign-off', target, {
        field: 'role',
        prompt: l10n.t(
          'You take editorial responsibility for the text exactly as it stands. In which role? (may stay empty)',
        ),
        placeholder: l10n.t('Managing editor'),
      }),
    ]);
  }

  /** @param target whose `uri` is absent for the whole workspace */
  async baseline(target: Partial<DecisionTarget>): Promise<RecordDecisionParams | undefined> {
    const me = await this.me(target.uri ?? workspace.workspaceFolders?.[0]?.uri.toString() ?? '');
    return this.fill('baseline', target, l10n.t('Record a baseline'), me, [
      this.text('baseline', target, {
        field: 'reason',
        prompt: l10n.t('Why are the open findings left for later? (may stay empty)'),
      }),
    ]);
  }

  async withdraw(target: DecisionTarget): Promise<RecordDecisionParams | undefined> {
    const me = await this.me(target.uri);
    return this.fill('withdraw', target, l10n.t('Withdraw the decision'), me, [
      this.text('withdraw', target, { field: 'reason', prompt: l10n.t('Why is it withdrawn? (may stay empty)') }),
    ]);
  }

  private async fill(
    kind: Kind,
    target: Partial<DecisionTarget>,
    title: string,
    me: string | undefined,
    steps: readonly Step<Fields>[],
  ): Promise<RecordDecisionParams | undefined> {
    const asksName: TextStep<Fields> = this.text(kind, target, {
      field: 'by',
      prompt: l10n.t('Who decides? Your name and address, as in “Ana Costa <ana@example.org>”'),
      value: this.memory.get<string>(NAME_KEPT, ''),
    });
    const form = await fillForm<Fields>(
      title,
      me === undefined ? {} : { by: me },
      me === undefined ? [...steps, asksName] : steps,
    );
    if (!form) return undefined;
    if (me === undefined) await this.memory.update(NAME_KEPT, form.by);
    return { kind, ...target, ...(form as Omit<RecordDecisionParams, 'kind'>) };
  }

  /** A step that the server checks with the rest of the form. */
  private text(
    kind: Kind,
    target: Partial<DecisionTarget>,
    step: Omit<TextStep<Fields>, 'check' | 'field'> & { readonly field: DecisionField },
  ): TextStep<Fields> {
    const check = async (form: Fields): Promise<string | undefined> => {
      const params = { kind, ...target, ...form, dryRun: true };
      const { errors, refused } = await this.client.sendRequest<RecordDecisionResult>(RECORD_DECISION, params);
      return errors[step.field] ?? refused;
    };
    return { ...step, check };
  }

  private async me(uri: string): Promise<string | undefined> {
    return (await this.client.sendRequest<WhoAmIResult>(WHO_AM_I, { uri })).by ?? undefined;
  }
}

function scopeStep(): ChoiceStep<Fields> {
  return {
    field: 'scope',
    prompt: l10n.t('For which text does it hold?'),
    items: [
      { label: l10n.t('This sentence'), value: 'instance' },
      { label: l10n.t('These words in this file'), value: 'file' },
      { label: l10n.t('These words in every file of the campaign'), value: 'campaign' },
    ],
  };
}

/** A file of the workspace folder of the document, as a path from there. */
async function chooseFile(document: Uri): Promise<string | undefined> {
  const folder = workspace.getWorkspaceFolder(document);
  const [file] =
    (await window.showOpenDialog({
      title: l10n.t('Choose the evidence'),
      ...(folder && { defaultUri: folder.uri }),
    })) ?? [];
  return file && workspace.asRelativePath(file, false);
}

function fileName(uri: string): string {
  const { path } = Uri.parse(uri);
  return path.slice(path.lastIndexOf('/') + 1);
}

function inOneYear(): string {
  const day = new Date();
  day.setUTCFullYear(day.getUTCFullYear() + 1);
  return day.toISOString().slice(0, 10);
}
