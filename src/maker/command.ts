import process from 'node:process';
import { IGN } from '../geo/travel-services.js';
import { MODE_KEYS, type TravelMode } from '../geo/travel.js';
import { COMMAND_MESSAGES, type CommandMessages } from '../i18n/command-messages.js';
import type { Language } from '../i18n/language.js';
import { access, AccessError, type AccessOptions, type RouterAddress } from './access.js';
import { FeedFileError } from './feed-file.js';

// The command `essor`. Ends with 0 when all worked, 1 when something did not, 2 when it was called wrongly, 130 when it was
// interrupted.

/** Options that take a value. */
const VALUED = ['--router', '--zones', '--modes', '--out', '--nearest', '--per-second', '--lang'];

/** Put in by the build. */
declare const __VERSION__: string;

class UsageError extends Error {}

const interrupt = new AbortController();
process.on('SIGINT', () => {
  if (interrupt.signal.aborted) process.exit(130);
  interrupt.abort();
});

process.exitCode = await main(process.argv.slice(2));

async function main(words: readonly string[]): Promise<number> {
  const text = COMMAND_MESSAGES[languageOf(words)];
  try {
    if (words.includes('--version')) return say(__VERSION__);
    if (words.includes('--help') || words.includes('-h') || words[0] === 'help') return say(text.help.trimEnd());
    const [verb, ...rest] = words;
    if (!verb) {
      say(text.help.trimEnd());
      return 2;
    }
    if (verb !== 'access') throw new UsageError(text.unknownVerb(verb));
    return (await access(parse(rest, text))) ? 0 : 1;
  } catch (error) {
    clearProgress();
    if (interrupt.signal.aborted) {
      complain(text.interrupted);
      return 130;
    }
    if (error instanceof UsageError) {
      complain(error.message);
      return 2;
    }
    if (error instanceof FeedFileError) {
      const { code, path, detail } = error;
      complain(code === 'format' || code === 'encoding' ? text[code](path) : text[code](path, detail));
    } else if (error instanceof AccessError) complain(error.message);
    else throw error;
    return 1;
  }
}

function languageOf(words: readonly string[]): Language {
  const at = words.indexOf('--lang');
  const asked =
    at < 0 ? (process.env['LC_ALL'] ?? process.env['LC_MESSAGES'] ?? process.env['LANG'] ?? '') : words[at + 1];
  return /^en/i.test(asked ?? '') ? 'en' : 'fr';
}

function parse(words: readonly string[], text: CommandMessages): AccessOptions {
  const values = new Map<string, string>();
  const files: string[] = [];
  let calibrate: string | true | undefined;
  let again = false;
  for (let i = 0; i < words.length; i++) {
    const [option, joined] = split(words[i]!);
    const next = words[i + 1];
    if (!option.startsWith('--')) files.push(option);
    else if (option === '--again') again = true;
    else if (option === '--calibrate') {
      // Its table may be missing: then a router is asked.
      if (joined !== undefined) calibrate = joined;
      else if (next !== undefined && !next.startsWith('--') && files.length) calibrate = words[++i]!;
      else calibrate = true;
    } else if (VALUED.includes(option)) {
      const value = joined ?? words[++i];
      if (value === undefined || (joined === undefined && value.startsWith('--')))
        throw new UsageError(text.needsValue(option));
      values.set(option, value);
    } else throw new UsageError(text.unknownOption(option));
  }
  const [feed, ...others] = files;
  if (feed === undefined) throw new UsageError(text.noFeed);
  if (others.length) throw new UsageError(text.unknownOption(others[0]!));
  const router = addressOf('--router', values.get('--router'), text);
  const zones = addressOf('--zones', values.get('--zones'), text);
  if (zones && zones.kind !== 'ign') throw new UsageError(text.badValue('--zones', values.get('--zones')!));
  if (zones && (calibrate || router)) throw new UsageError(text.oneTask);
  if (calibrate === true && !router) throw new UsageError(text.needsValue('--calibrate'));
  if (!calibrate && !router && !zones) throw new UsageError(text.noTask);
  return {
    feed,
    out: values.get('--out'),
    calibrate,
    router,
    zones,
    modes: modesOf(values.get('--modes'), text),
    nearest: numberOf('--nearest', values.get('--nearest'), 99, text) ?? 8,
    perSecond: numberOf('--per-second', values.get('--per-second'), 1000, text),
    again,
    signal: interrupt.signal,
    words: text,
    say,
    progress(done, total) {
      if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text.progress(done, total)}`);
    },
  };
}

/** An option and what is joined to it by an equals sign. */
function split(word: string): readonly [string, string | undefined] {
  const at = word.startsWith('--') ? word.indexOf('=') : -1;
  return at < 0 ? [word, undefined] : [word.slice(0, at), word.slice(at + 1)];
}

function addressOf(option: string, value: string | undefined, text: CommandMessages): RouterAddress | undefined {
  if (value === undefined) return undefined;
  const [, kind, address] = /^(ign|osrm)(?::(https?:\/\/.+))?$/s.exec(value) ?? [];
  const good = kind === 'ign' || (kind === 'osrm' && address);
  if (!good || (address && !URL.canParse(address))) throw new UsageError(text.badValue(option, value));
  return { kind: kind as RouterAddress['kind'], base: address ? address.replace(/\/*$/, '/') : IGN.base };
}

function modesOf(value: string | undefined, text: CommandMessages): readonly TravelMode[] | undefined {
  return value?.split(',').map((name) => {
    const mode = MODE_KEYS.find((keys) => (keys as readonly string[]).includes(name.trim()))?.[0];
    if (!mode) throw new UsageError(text.badValue('--modes', name));
    return mode;
  });
}

function numberOf(option: string, value: string | undefined, most: number, text: CommandMessages): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (!(number > 0 && number <= most)) throw new UsageError(text.badValue(option, value));
  return number;
}

function clearProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
}

function say(line: string): number {
  clearProgress();
  process.stdout.write(`${line}\n`);
  return 0;
}

function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}
