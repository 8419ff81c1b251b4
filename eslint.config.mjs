import tseslint from 'typescript-eslint';
import { configs as lit } from 'eslint-plugin-lit';
import { configs as wc } from 'eslint-plugin-wc';
import litA11y from 'eslint-plugin-lit-a11y';

/** Imports run one way: elements → parts → query → feed, with geo used by query and parts (and geo may read feed). */
const rooms = {
  feed: ['query', 'geo', 'parts', 'elements', 'maker', 'i18n'],
  geo: ['query', 'parts', 'elements', 'maker', 'i18n'],
  query: ['parts', 'elements', 'maker', 'i18n'],
  i18n: ['feed', 'geo', 'query', 'parts', 'elements', 'maker'],
  parts: ['elements', 'maker'],
  elements: ['maker'],
};

/** Rooms that run alike in a page, a worker and Node: no Lit, no element, no DOM. */
const PURE = ['feed', 'geo', 'query'];

function walls(room) {
  const groups = rooms[room].map((other) => ({
    group: [`**/${other}/**`],
    message: `src/${room} may not import from src/${other}: imports run one way.`,
  }));
  if (PURE.includes(room))
    groups.push({ group: ['lit', 'lit/**', 'leaflet/**'], message: `src/${room} knows no DOM.` });
  groups.push({
    group: ['lit/directives/unsafe-*', 'lit/directives/style-map*'],
    message: 'Never: HTML and styles do not come from text.',
  });
  return { 'no-restricted-imports': ['error', { patterns: groups }] };
}

export default tseslint.config(
  { ignores: ['node_modules', 'build', 'dist', 'src/**/*.generated.ts', 'demo/feeds', '**/*.cjs'] },
  ...tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      eqeqeq: ['error', 'smart'],
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-implied-eval': 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    ...lit['flat/recommended'],
  },
  {
    files: ['src/**/*.ts'],
    ...wc['flat/recommended'],
  },
  {
    files: ['src/**/*.ts'],
    plugins: { 'lit-a11y': litA11y },
    rules: { ...litA11y.configs.recommended.rules },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/**/*.test.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'ForInStatement', message: 'A host page may have polluted Object.prototype: walk own keys.' },
        {
          selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML)$/]',
          message: 'Nothing reaches the page as HTML.',
        },
        {
          selector: "CallExpression[callee.object.name='Array'][callee.property.name='from']",
          message: 'Prototype.js and MooTools replace Array.from: spread instead.',
        },
      ],
    },
  },
  ...Object.keys(rooms).map((room) => ({
    files: [`src/${room}/**/*.ts`],
    ignores: ['src/**/*.test.ts'],
    rules: walls(room),
  })),
  {
    files: ['src/**/*.test.ts', 'test/**', 'bench/**'],
    rules: { '@typescript-eslint/no-unused-expressions': 'off' },
  },
);
