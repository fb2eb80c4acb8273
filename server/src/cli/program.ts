import { Argument, Command, Option } from 'commander';
import type { Language } from '../core/document/document.js';
import { FAIL_ON } from './exit-code.js';
import type { ExplainOptions } from './explain-command.js';
import type { FindingOptions } from './ledger/decide-command.js';
import type { LedgerOptions } from './ledger/ledger-run.js';
import type { ListOptions } from './ledger/list-command.js';
import type { DecidingOptions } from './ledger/record.js';
import type { VerifyOptions } from './ledger/verify-command.js';
import { messagesFor } from './messages/messages.js';
import type { Output } from './output.js';
import type { PresetTestOptions } from './preset-test-command.js';
import type { ReportOptions } from './report-command.js';
import { FORMATS, type ReviewOptions } from './review-options.js';
import { TOOL } from './tool.js';

/** What a decision covers; `SCOPES` of the ledger, which is loaded only when it is needed. */
const SCOPE_NAMES = ['instance', 'file', 'campaign'];

/** The command line as the contract has it. Each command is loaded when it is called; `exit` takes its exit code. */
export function buildProgram(reader: Language, output: Output, exit: (code: number) => void): Command {
  const { help } = messagesFor(reader);
  const program = new Command('candor');
  const headings: Readonly<Record<string, string>> = help.headings;

  const describe = ({ description, argChoices, defaultValue }: Option) => {
    const extras = [
      ...(argChoices ? [help.choices(argChoices.join(', '))] : []),
      ...(typeof defaultValue === 'string' ? [help.byDefault(defaultValue)] : []),
    ];
    return extras.length ? `${description} (${extras.join('; ')})` : description;
  };

  /** Every command complains and explains itself in the reader's language. */
  const localised = (command: Command) =>
    command
      .helpOption('-h, --help', help.options.help)
      .configureHelp({ styleTitle: (title) => headings[title] ?? title, optionDescription: describe })
      .addOption(new Option('--quiet', help.options.quiet))
      .addOption(new Option('--lang-ui <language>', help.options.langUi).choices(['en', 'fr']));
  const add = (parent: Command, name: string, description: string) =>
    localised(parent.command(name)).description(description);
  const copyOptions = (command: Command) =>
    command
      .addOption(new Option('--lang <language>', help.options.lang).choices(['auto', 'en', 'fr']).default('auto'))
      .addOption(new Option('--preset <names...>', help.options.preset))
      .addOption(new Option('--config <file>', help.options.config))
      .addOption(new Option('--no-cache', help.options.noCache));
  const changeOptions = (command: Command) =>
    command
      .addOption(new Option('--changed [range]', help.options.changed))
      .addOption(new Option('--staged', help.options.staged));
  /** A decision has a person behind it. */
  const decidingOptions = (command: Command) =>
    command
      .addOption(new Option('--by <person>', help.options.by))
      .addOption(new Option('--role <role>', help.options.role));
  const listingFormat = () => new Option('--format <format>', help.options.format).choices(['pretty', 'json']);
  const paths = () => new Argument('[paths...]', help.arguments.paths);

  localised(program)
    .description(help.description)
    .version(TOOL.version, '-V, --version', help.options.version)
    .helpCommand('help [command]', help.commands.help)
    .addHelpText('after', `\n${help.exitCodes}`)
    // `--quiet` and `--lang-ui` may stand before the command as well as after it.
    .enablePositionalOptions()
    .showSuggestionAfterError(reader === 'en');

  add(program, 'init', help.commands.init).action(async (_options: unknown, command: Command) => {
    const { init } = await import('./init-command.js');
    exit(await init(command.optsWithGlobals(), reader, output));
  });

  changeOptions(copyOptions(add(program, 'review', help.commands.review).addArgument(paths())))
    .addOption(new Option('--format <format>', help.options.format).choices(FORMATS).default('pretty'))
    .addOption(new Option('--output <file>', help.options.output))
    .addOption(new Option('--fail-on <severity>', help.options.failOn).choices(FAIL_ON).default('error'))
    .addOption(new Option('--stdin', help.options.stdin))
    .addOption(new Option('--stdin-filename <name>', help.options.stdinFilename))
    .addOption(new Option('--jsonl', help.options.jsonl))
    .addOption(new Option('--fix', help.options.fix))
    .addOption(new Option('--fix-dry-run', help.options.fixDryRun))
    .addOption(new Option('--require-sign-off', help.options.requireSignOff))
    .action(async (written: string[], _options: unknown, command: Command) => {
      const { review } = await import('./review-command.js');
      exit(await review(written, command.optsWithGlobals<ReviewOptions>(), reader, output));
    });

  changeOptions(copyOptions(add(program, 'report', help.commands.report).addArgument(paths())))
    .addOption(new Option('--output <file>', help.options.reportOutput).default('report.html'))
    .addOption(new Option('--since <file>', help.options.since))
    .action(async (written: string[], _options: unknown, command: Command) => {
      const { writeReport } = await import('./report-command.js');
      exit(await writeReport(written, command.optsWithGlobals<ReportOptions>(), reader, output));
    });

  add(program, 'explain', help.commands.explain)
    .addArgument(new Argument('[rule]', help.arguments.rule))
    .addOption(new Option('--config <file>', help.options.config))
    .action(async (name: string | undefined, _options: unknown, command: Command) => {
      const { explain } = await import('./explain-command.js');
      exit(await explain(name, command.optsWithGlobals<ExplainOptions>(), reader, output));
    });

  const ledger = add(program, 'ledger', help.commands.ledger).helpCommand('help [command]', help.commands.help);
  copyOptions(
    add(ledger, 'list', help.commands.ledgerList).addArgument(new Argument('[paths...]', help.arguments.decided)),
  )
    .addOption(listingFormat().default('pretty'))
    .addOption(new Option('--expiring', help.options.expiring))
    .addOption(new Option('--orphaned', help.options.orphaned))
    .action(async (written: string[], _options: unknown, command: Command) => {
      const { listLedger } = await import('./ledger/list-command.js');
      exit(await listLedger(written, command.optsWithGlobals<ListOptions>(), reader, output));
    });
  copyOptions(add(ledger, 'verify', help.commands.ledgerVerify))
    .addOption(listingFormat().default('pretty'))
    .action(async (_options: unknown, command: Command) => {
      const { verifyLedger } = await import('./ledger/verify-command.js');
      exit(await verifyLedger(command.optsWithGlobals<VerifyOptions>(), reader, output));
    });
  const decides = (name: 'evidence' | 'accept', description: string) =>
    copyOptions(
      decidingOptions(add(ledger, name, description).addArgument(new Argument('<place>', help.arguments.place))),
    )
      .addOption(new Option('--rule <rule>', help.options.atRule))
      .addOption(new Option('--scope <scope>', help.options.scope).choices(SCOPE_NAMES).default('instance'))
      .addOption(new Option('--until <day>', help.options.until))
      .addOption(new Option('--reason <words>', help.options.reason))
      .action(async (place: string, _options: unknown, command: Command) => {
        const { decideFinding } = await import('./ledger/decide-command.js');
        exit(await decideFinding(name, place, command.optsWithGlobals<FindingOptions>(), reader, output));
      });
  decides('evidence', help.commands.ledgerEvidence)
    .addOption(new Option('--source <source>', help.options.source))
    .addOption(new Option('--owner <person>', help.options.owner));
  decides('accept', help.commands.ledgerAccept);
  copyOptions(decidingOptions(add(ledger, 'baseline', help.commands.ledgerBaseline).addArgument(paths())))
    .addOption(new Option('--reason <words>', help.options.reason))
    .action(async (written: string[], _options: unknown, command: Command) => {
      const { takeBaseline } = await import('./ledger/baseline-command.js');
      exit(await takeBaseline(written, command.optsWithGlobals<LedgerOptions & DecidingOptions>(), reader, output));
    });
  decidingOptions(
    add(ledger, 'withdraw', help.commands.ledgerWithdraw).addArgument(new Argument('<ids...>', help.arguments.record)),
  )
    .addOption(new Option('--reason <words>', help.options.reason))
    .action(async (ids: string[], _options: unknown, command: Command) => {
      const { withdraw } = await import('./ledger/withdraw-command.js');
      exit(await withdraw(ids, command.optsWithGlobals<DecidingOptions>(), reader, output));
    });
  copyOptions(
    decidingOptions(
      add(program, 'sign', help.commands.sign).addArgument(new Argument('<files...>', help.arguments.signed)),
    ),
  )
    .addOption(new Option('--reason <words>', help.options.reason))
    .action(async (written: string[], _options: unknown, command: Command) => {
      const { sign } = await import('./ledger/sign-command.js');
      exit(await sign(written, command.optsWithGlobals<LedgerOptions & DecidingOptions>(), reader, output));
    });

  const preset = add(program, 'preset', help.commands.preset).helpCommand('help [command]', help.commands.help);
  add(preset, 'new', help.commands.presetNew)
    .addArgument(new Argument('<dir>', help.arguments.folder))
    .action(async (folder: string, _options: unknown, command: Command) => {
      const { newPreset } = await import('./preset-new-command.js');
      exit(await newPreset(folder, command.optsWithGlobals(), reader, output));
    });
  add(preset, 'test', help.commands.presetTest)
    .addArgument(new Argument('[paths...]', help.arguments.presets))
    .addOption(new Option('--profile', help.options.profile))
    .addOption(new Option('--clean <folder>', help.options.clean))
    .action(async (written: string[], _options: unknown, command: Command) => {
      const { testPresets } = await import('./preset-test-command.js');
      exit(await testPresets(written, command.optsWithGlobals<PresetTestOptions>(), reader, output));
    });

  add(program, 'lsp', help.commands.lsp)
    .addOption(new Option('--stdio', help.options.stdio))
    .action(async () => {
      const { startLanguageServer } = await import('./lsp-command.js');
      startLanguageServer(reader);
    });

  return program;
}
