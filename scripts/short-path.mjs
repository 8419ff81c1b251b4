/** Numbers that each command of a path takes. */
const ARGUMENTS = { m: 2, l: 2, h: 1, v: 1, c: 6, s: 4, q: 4, t: 2, a: 7, z: 0 };

/**
 * The same path in fewer characters: relative commands, numbers of so many decimals. Each position is rounded where it is,
 * so that no error grows along the path.
 */
export function shortPath(path, decimals) {
  const round = (value) => Math.round(value * 10 ** decimals) / 10 ** decimals;
  const number = (value) => String(round(value) || 0).replace(/^(-?)0\./, '$1.');
  // The pen as the path means it, and as it was written; each with the start of its subpath.
  let [x, y, startX, startY] = [0, 0, 0, 0];
  let [penX, penY, penStartX, penStartY] = [0, 0, 0, 0];
  let dots = false;
  let short = '';
  let last = '';

  const write = (command, numbers) => {
    const implied = command === last || (last === 'M' && command === 'L') || (last === 'm' && command === 'l');
    if (!implied) short += command;
    numbers.forEach((text, i) => {
      const first = i === 0 && !implied;
      // The two flags of an arc are one digit each: nothing need follow them.
      const afterFlag = command === 'a' && (i === 4 || i === 5);
      const parted = text.startsWith('-') || (text.startsWith('.') && /\.\d+$/.test(short));
      short += (first || afterFlag || parted ? '' : ' ') + text;
    });
    last = command;
  };

  for (const [command, values] of commandsOf(path)) {
    const name = command.toLowerCase();
    const [originX, originY] = command === name ? [x, y] : [0, 0];
    if (name === 'z') {
      write('z', []);
      [x, y, penX, penY] = [startX, startY, penStartX, penStartY];
      continue;
    }
    x = name === 'v' ? x : originX + values.at(name === 'h' ? 0 : -2);
    y = name === 'h' ? y : originY + values.at(-1);
    const [toX, toY] = [round(x), round(y)];
    const end = [number(toX - penX), number(toY - penY)];
    if (name === 'm') {
      write(short ? 'm' : 'M', end);
      [startX, startY, penStartX, penStartY] = [x, y, toX, toY];
    } else if ('lhv'.includes(name)) {
      // A dot stays one, there or back: not every browser draws a line of no length.
      if (toX === penX && toY === penY) write('h', [(dots = !dots) ? '.01' : '-.01']);
      else if (toY === penY) write('h', [end[0]]);
      else if (toX === penX) write('v', [end[1]]);
      else write('l', end);
    } else if (name === 'a') write('a', [...values.slice(0, 5).map(number), ...end]);
    else {
      const control = (value, i) => number(i % 2 ? round(originY + value) - penY : round(originX + value) - penX);
      write(name, [...values.slice(0, -2).map(control), ...end]);
    }
    [penX, penY] = [toX, toY];
  }
  return short;
}

/** A path's commands with their numbers, a repeated command each time. */
function commandsOf(path) {
  const commands = [];
  for (const [, letter, text] of path.matchAll(/([a-z])([^a-z]*)/gi)) {
    const name = letter.toLowerCase();
    const size = ARGUMENTS[name];
    const values = [];
    for (let rest = text.trim(); rest;) {
      // The flags of an arc may stand before a number without a space.
      const flag = name === 'a' && [3, 4].includes(values.length % 7);
      const [all, value] = (flag ? /^[\s,]*([01])/ : /^[\s,]*([+-]?(?:\d+\.?\d*|\.\d+))/).exec(rest);
      values.push(Number(value));
      rest = rest.slice(all.length).trim();
    }
    if (size === 0) commands.push([letter, []]);
    for (let at = 0; at < values.length; at += size) {
      // What follows a move are lines.
      const command = at && name === 'm' ? (letter === 'm' ? 'l' : 'L') : letter;
      commands.push([command, values.slice(at, at + size)]);
    }
  }
  return commands;
}
