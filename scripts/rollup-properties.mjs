/**
 * Rollup plugin that turns what the compiler makes of Lit's decorated accessors into Lit's own short form.
 *
 * For each `@property() accessor x = v` the compiler writes a private field, a getter, a setter and a call of its
 * decorator function, and Lit then wraps that pair in a second one. Lit makes the accessors itself from a class's
 * `static properties`; the first values are then set before the first update, as they would be in a constructor.
 * `@state()` is such a property without attribute, `@query()` a getter.
 */

const STORAGE = /^(.+)_accessor_storage$/;

/** The plugin: `include` says which modules are ours. Throws at a decorator that it does not know. */
export function properties(include) {
  return {
    name: 'properties',
    transform(code, id) {
      if (!include(id) || !code.includes('__decorate([')) return null;
      const edits = [];
      const { body } = this.parse(code);
      for (const statement of body) {
        const node = statement.declaration ?? statement;
        if (node.type === 'ClassDeclaration') rewriteClass(node, code, decorations(body, node.id.name, code), edits);
        else if (node.source?.value === 'lit/decorators.js') edits.push([node, '']);
        else if (isDecoration(node)) edits.push([node, '']);
        else if (node.declarations?.[0].id.name === '__decorate') edits.push([node, '']);
      }
      edits.sort(([a], [b]) => b.start - a.start);
      for (const [{ start, end }, text] of edits) code = code.slice(0, start) + text + code.slice(end);
      if (code.includes('__decorate')) throw new Error(`${id}: a decorator was not understood`);
      return { code, map: null };
    },
  };
}

function isDecoration({ expression }) {
  return expression?.type === 'CallExpression' && expression.callee.name === '__decorate';
}

/** By member: what its one decorator is called, and the text of its argument. */
function decorations(body, className, code) {
  const found = new Map();
  for (const statement of body) {
    if (!isDecoration(statement)) continue;
    const [{ elements }, target, key] = statement.expression.arguments;
    if (target.object?.name !== className) continue;
    const [{ callee, arguments: args }] = elements;
    if (elements.length !== 1 || !['property', 'state', 'query'].includes(callee.name) || args.length > 1)
      throw new Error(`${className}.${key.value}: a decorator was not understood`);
    found.set(key.value, { kind: callee.name, argument: args[0] ? code.slice(args[0].start, args[0].end) : '{}' });
  }
  return found;
}

function rewriteClass({ body: { body: members } }, code, decorated, edits) {
  const declared = [];
  const values = [];
  let last;
  for (const member of members) {
    if (!member.key || member.computed) continue;
    const isPrivate = member.key.type === 'PrivateIdentifier';
    const storage = isPrivate ? STORAGE.exec(member.key.name)?.[1] : undefined;
    const name = isPrivate ? storage : member.key.name;
    const decoration = decorated.get(name);
    if (!decoration) continue;
    if (member.kind === 'get' && decoration.kind === 'query') {
      const text = `get ${name}(){return this.renderRoot?.querySelector(${decoration.argument})??null}`;
      edits.push([member, text]);
    } else if (storage && decoration.kind !== 'query') {
      declared.push(`${name}:${decoration.kind === 'state' ? '{attribute:false}' : decoration.argument}`);
      if (member.value) values.push(`this.${name}=${code.slice(member.value.start, member.value.end)}`);
      edits.push([member, '']);
      last = edits.at(-1);
    } else edits.push([member, '']);
  }
  // In the place of the last of them: whatever field comes later finds every property set.
  if (last) last[1] = `static properties={${declared}};${values.length ? `#properties=(${values});` : ''}`;
}
