/**
 * Rollup plugin that mends Leaflet's source modules and Lit for pages with a strict content policy.
 *
 * Under `require-trusted-types-for 'script'; trusted-types 'none'` Leaflet dies at load (it tests for inline SVG through
 * `innerHTML`) and so does Lit (it creates a policy). Under `img-src` without `data:` each tile that Leaflet drops is a
 * reported violation. Each substitution must apply exactly once in a bundle that holds its package: an update that
 * changes the text fails the build instead of the page.
 */

/** What is mended: `find` must occur once in `file`. */
const SUBSTITUTIONS = [
  {
    package: 'lit-html',
    file: '/lit-html/lit-html.js',
    why: 'a policy is asked for only where setHTML is missing, and its refusal is survived',
    find: /(\w+)\?\1\.createPolicy\("lit-html",\{createHTML:(\w+)=>\2\}\):void 0/,
    replace:
      '!$1||"setHTML"in Element.prototype?void 0:(()=>{try{return $1.createPolicy("lit-html",{createHTML:$2=>$2})}catch{}})()',
  },
  {
    package: 'lit-html',
    file: '/lit-html/lit-html.js',
    why: 'setHTML parses a template without Trusted Types; nothing is removed but what could run script',
    find: /(\w+)\.innerHTML=(\w+),\1\b/,
    replace:
      '$1.setHTML?$1.setHTML($2,{sanitizer:new Sanitizer({removeElements:[],removeAttributes:[],comments:!0})}):$1.innerHTML=$2,$1',
  },
  ...[['lit-html', '/lit-html/lit-html.js', /\((\w+)\.litHtmlVersions\?\?=\[\]\)\.push\("[^"]*"\)/, '0']].map(
    ([name, file, find, replace]) => ({
      package: name,
      file,
      find,
      replace,
      why: 'window gains nothing but our one name',
    }),
  ),
  ...Object.entries({
    'lit-html/lit-html.js': [
      // Polyfills of shadow roots.
      ['B?.(S,k),', ''],
      // Expressions in comments, and in elements that hold bare text.
      ['else{let t=-1;for(;-1!==(t=r.data.indexOf(o,t+1));)d.push({type:7,index:l}),t+=o.length-1}', ''],
      ['y.test(u[2])&&(n=RegExp("</"+u[2],"g")),', ''],
      [
        'if(y.test(r.tagName)){const t=r.textContent.split(o),i=t.length-1;if(i>0){r.textContent=s?s.emptyScript:"";for(let s=0;s<i;s++)r.append(t[s],c()),P.nextNode(),d.push({type:2,index:++l});r.append(t[i],c())}}',
        '',
      ],
      // MathML.
      ['3===i?"<math>":""', '""'],
      ['3===i?"</math>":""', '""'],
      ['2===i||3===i', '2===i'],
    ],
  }).flatMap(([path, trims]) =>
    trims.map(([text, replace]) => ({
      package: path.slice(0, path.lastIndexOf('/')),
      file: `/${path}`,
      find: new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')),
      replace: () => replace,
      why: 'nothing here uses it',
    })),
  ),
];

/** The plugin. Throws (and so fails the build) when a pattern no longer matches, or never had its module come through. */
export function patches() {
  let applied;
  let packages;
  return {
    name: 'patches',
    buildStart() {
      applied = new Set();
      packages = new Set();
    },
    transform(code, id) {
      const path = id.split('?')[0].replaceAll('\\', '/');
      const name = /\/node_modules\/(leaflet|lit-html|lit-element|@lit\/reactive-element)\//.exec(path)?.[1];
      if (!name) return null;
      packages.add(name);
      let patched = code;
      for (const substitution of SUBSTITUTIONS) {
        if (!path.endsWith(substitution.file)) continue;
        const found = patched.match(new RegExp(substitution.find, 'g'))?.length ?? 0;
        if (found !== 1)
          this.error(`${substitution.file}: pattern matches ${found} times, not once (${substitution.why})`);
        patched = patched.replace(substitution.find, substitution.replace);
        applied.add(substitution);
      }
      return patched === code ? null : { code: patched, map: null };
    },
    buildEnd(error) {
      if (error) return;
      for (const substitution of SUBSTITUTIONS)
        if (packages.has(substitution.package) && !applied.has(substitution))
          this.error(`${substitution.file} is no longer part of the bundle: was it renamed? (${substitution.why})`);
    },
  };
}
