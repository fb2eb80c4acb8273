import { type Disposable, type QuickInputButton, QuickInputButtons, type QuickPickItem, window } from 'vscode';

/** A field that is typed. */
export interface TextStep<Form> {
  readonly field: keyof Form;
  readonly prompt: string;
  readonly placeholder?: string;
  /** What stands there at first. */
  readonly value?: string;
  /** What is wrong with the form as it would be, or undefined. Asked while the person types. */
  readonly check: (form: Form) => Promise<string | undefined>;
  /** Another way to fill it in, such as choosing a file. */
  readonly button?: QuickInputButton & { readonly fill: () => Promise<string | undefined> };
}

/** A field with few possible values. */
export interface ChoiceStep<Form> {
  readonly field: keyof Form;
  readonly prompt: string;
  readonly items: readonly (QuickPickItem & { readonly value: string })[];
}

export type Step<Form> = TextStep<Form> | ChoiceStep<Form>;

const BACK = Symbol('back');
type Answer = string | typeof BACK | undefined;

/** Milliseconds without a key after which a value is checked. */
const PAUSE = 150;

/**
 * Asks for the fields one after another, with a way back, and checks each while it is typed. Undefined when the person
 * leaves the form.
 */
export async function fillForm<Form extends Readonly<Record<string, string | undefined>>>(
  title: string,
  first: Form,
  steps: readonly Step<Form>[],
): Promise<Form | undefined> {
  let form = first;
  let at = 0;
  while (at < steps.length) {
    const step = steps[at]!;
    const frame = { title, step: at + 1, totalSteps: steps.length, canGoBack: at > 0 };
    const answer = 'items' in step ? await choose(step, form, frame) : await type(step, form, frame);
    if (answer === undefined) return undefined;
    if (answer === BACK) at--;
    else {
      form = { ...form, [step.field]: answer };
      at++;
    }
  }
  return form;
}

interface Frame {
  readonly title: string;
  readonly step: number;
  readonly totalSteps: number;
  readonly canGoBack: boolean;
}

function choose<Form>(
  step: ChoiceStep<Form>,
  form: Form,
  { title, step: number, totalSteps, canGoBack }: Frame,
): Promise<Answer> {
  const pick = window.createQuickPick<ChoiceStep<Form>['items'][number]>();
  pick.title = title;
  pick.step = number;
  pick.totalSteps = totalSteps;
  pick.placeholder = step.prompt;
  pick.ignoreFocusOut = true;
  pick.items = step.items;
  pick.activeItems = [step.items.find(({ value }) => value === form[step.field]) ?? step.items[0]!];
  pick.buttons = canGoBack ? [QuickInputButtons.Back] : [];
  return new Promise((answer) => {
    const listening: Disposable[] = [
      pick.onDidTriggerButton(() => done(BACK)),
      pick.onDidAccept(() => {
        const [picked] = pick.selectedItems;
        if (picked) done(picked.value);
      }),
      pick.onDidHide(() => done(undefined)),
    ];
    const done = (value: Answer) => {
      for (const listener of listening) listener.dispose();
      pick.dispose();
      answer(value);
    };
    pick.show();
  });
}

function type<Form>(
  step: TextStep<Form>,
  form: Form,
  { title, step: number, totalSteps, canGoBack }: Frame,
): Promise<Answer> {
  const box = window.createInputBox();
  box.title = title;
  box.step = number;
  box.totalSteps = totalSteps;
  box.prompt = step.prompt;
  box.placeholder = step.placeholder ?? '';
  box.ignoreFocusOut = true;
  box.value = (form[step.field] as string | undefined) ?? step.value ?? '';
  box.buttons = [...(canGoBack ? [QuickInputButtons.Back] : []), ...(step.button ? [step.button] : [])];
  return new Promise((answer) => {
    let round = 0;
    let pause: ReturnType<typeof setTimeout> | undefined;
    let isChoosing = false;
    /** Whether the value will do; of several checks under way only the last speaks. */
    const check = async (value: string): Promise<boolean> => {
      const mine = ++round;
      const wrong = await step.check({ ...form, [step.field]: value });
      if (mine === round) box.validationMessage = wrong;
      return wrong === undefined;
    };
    const checkSoon = () => {
      clearTimeout(pause);
      pause = setTimeout(() => void check(box.value), PAUSE);
    };
    const done = (value: Answer) => {
      round++;
      clearTimeout(pause);
      for (const listener of listening) listener.dispose();
      box.dispose();
      answer(value);
    };
    const listening: Disposable[] = [
      box.onDidChangeValue(checkSoon),
      box.onDidTriggerButton(async (button) => {
        if (button === QuickInputButtons.Back) return done(BACK);
        // The dialogue takes the place of the box in browsers.
        isChoosing = true;
        const chosen = await step.button?.fill();
        isChoosing = false;
        if (chosen !== undefined) box.value = chosen;
        box.show();
        checkSoon();
      }),
      box.onDidAccept(async () => {
        const { value } = box;
        box.busy = true;
        const passes = await check(value);
        box.busy = false;
        if (passes) done(value);
      }),
      box.onDidHide(() => {
        if (!isChoosing) done(undefined);
      }),
    ];
    box.show();
  });
}
