/**
 * Rollup plugin that keeps one copy of each of the compiler's run-time functions (`__esDecorate`, `__runInitializers`…),
 * which it writes into every file that has a decorator.
 */
const HELPER = /^(?:var|let|const) (__\w+) = \(this && this\.__\w+\) \|\| (function [\s\S]*?^\});$/gm;
const PREFIX = '\0compiler-helper:';

export function helpers() {
  const bodies = new Map();
  return {
    name: 'helpers',
    resolveId: (id) => (id.startsWith(PREFIX) ? id : null),
    load: (id) => (id.startsWith(PREFIX) ? `export default ${bodies.get(id.slice(PREFIX.length))}` : null),
    transform(code) {
      const imports = [];
      const rest = code.replace(HELPER, (_text, name, body) => {
        bodies.set(name, body);
        imports.push(`import ${name} from ${JSON.stringify(PREFIX + name)};`);
        return '';
      });
      return imports.length > 0 ? { code: imports.join('') + rest, map: null } : null;
    },
  };
}
