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
    why: 'a policy is asked for only where setHTML is missing; where markup is refused as well, no element is defined',
    find: /(\w+)\?\1\.createPolicy\("lit-html",\{createHTML:(\w+)=>\2\}\):void 0/,
    replace:
      '!$1||"setHTML"in Element.prototype?void 0:(()=>{try{return $1.createPolicy("lit-html",{createHTML:$2=>$2})}catch{document.createElement("p").innerHTML=""}})()',
  },
  {
    package: 'lit-html',
    file: '/lit-html/lit-html.js',
    why: 'setHTML parses a template without Trusted Types; nothing is removed but what could run script',
    find: /(\w+)\.innerHTML=(\w+),\1\b/,
    replace:
      '$1.setHTML?$1.setHTML($2,{sanitizer:new Sanitizer({removeElements:[],removeAttributes:[],comments:!0})}):$1.innerHTML=$2,$1',
  },
  ...[
    ['lit-html', '/lit-html/lit-html.js', /\((\w+)\.litHtmlVersions\?\?=\[\]\)\.push\("[^"]*"\)/, '0'],
    ['lit-element', '/lit-element/lit-element.js', /\((\w+)\.litElementVersions\?\?=\[\]\)\.push\("[^"]*"\)/, '0'],
    [
      '@lit/reactive-element',
      '/reactive-element/reactive-element.js',
      /\((\w+)\.reactiveElementVersions\?\?=\[\]\)\.push\("[^"]*"\)/,
      '0',
    ],
    [
      '@lit/reactive-element',
      '/reactive-element/reactive-element.js',
      /,\w+\.litPropertyMetadata\?\?=new WeakMap;/,
      ';const litPropertyMetadata=new WeakMap;',
    ],
  ].map(([name, file, find, replace]) => ({
    package: name,
    file,
    find,
    replace,
    why: 'window gains nothing but our one name',
  })),
  {
    package: '@lit/reactive-element',
    file: '/reactive-element/css-tag.js',
    why: 'styles are texts without expressions, and every browser that runs this adopts them',
    find: /[^]+/,
    replace: `
      const css = ([text]) => {
        const styleSheet = new CSSStyleSheet();
        styleSheet.replaceSync(text);
        return { styleSheet };
      };
      const adoptStyles = (root, styles) => {
        root.adoptedStyleSheets = styles.map(({ styleSheet }) => styleSheet);
      };
      const getCompatibleStyle = (style) => style;
      const none = undefined;
      export { css, adoptStyles, getCompatibleStyle };
      export { none as CSSResult, none as supportsAdoptingStyleSheets, none as unsafeCSS };`,
  },
  ...Object.entries({
    'lit-html/lit-html.js': [
      // Polyfills of shadow roots.
      ['B?.(S,k),', ''],
      // Comments, expressions in comments, and in elements that hold bare text.
      ['else{let t=-1;for(;-1!==(t=r.data.indexOf(o,t+1));)d.push({type:7,index:l}),t+=o.length-1}', ''],
      [
        '"!--"===u[1]?c=_:void 0!==u[1]?c=m:void 0!==u[2]?(y.test(u[2])&&(n=RegExp("</"+u[2],"g")),c=p):void 0!==u[3]&&(c=p):',
        'c=p:',
      ],
      ['(?:(!--|\\/[^a-zA-Z])|(\\/?[a-zA-Z][^>\\s]*)|(\\/?$))', '(?:\\/?[a-zA-Z][^>\\s]*|\\/?$)'],
      [',_=/-->/g,m=/>/g', ''],
      ['c===_||c===m?c=v:(c=p,n=void 0)', 'c=p'],
      ['c=n??v', 'c=v'],
      ['let n,l=', 'let l='],
      [
        'if(y.test(r.tagName)){const t=r.textContent.split(o),i=t.length-1;if(i>0){r.textContent=s?s.emptyScript:"";for(let s=0;s<i;s++)r.append(t[s],c()),P.nextNode(),d.push({type:2,index:++l});r.append(t[i],c())}}',
        '',
      ],
      // What parts tell to directives.
      ['this.type=2,this._$AH=A,this._$AN=void 0,', 'this._$AH=A,'],
      ['this.type=1,this._$AH=A,this._$AN=void 0,', 'this._$AH=A,'],
      ['this._$AV=[],this._$AN=void 0,', 'this._$AV=[],'],
      ['constructor(){super(...arguments),this.type=3}', ''],
      ['constructor(){super(...arguments),this.type=4}', ''],
      ['constructor(t,i,s,e,h){super(t,i,s,e,h),this.type=5}', ''],
      ['get tagName(){return this.element.tagName}', ''],
      [',this._$Cv=e?.isConnected??!0', ''],
      // Asynchronous directives.
      ['setConnected(t){void 0===this._$AM&&(this._$Cv=t,this._$AP?.(t))}', ''],
      ['this._$AP?.(!1,!0,s);', ';'],
      // Directives, and what they answer.
      [
        'function M(t,i,s=t,e){if(i===E)return i;let h=void 0!==e?s._$Co?.[e]:s._$Cl;const o=a(i)?void 0:i._$litDirective$;return h?.constructor!==o&&(h?._$AO?.(!1),void 0===o?h=void 0:(h=new o(t),h._$AT(t,s,e)),void 0!==e?(s._$Co??=[])[e]=h:s._$Cl=h),void 0!==h&&(i=M(t,h._$AS(t,i.values),h,e)),i}',
        'const M=0;',
      ],
      ['t=M(this,t,i),a(t)?', 'a(t)?'],
      ['t=M(this,t,i,0),o=!a(t)||t!==this._$AH&&t!==E,', 'o=!a(t)||t!==this._$AH,'],
      ['r=M(this,e[s+n],i,n),r===E&&(r=this._$AH[n]),', 'r=e[s+n],'],
      ['if((t=M(this,t,i,0)??A)===E)return;', 't??=A;'],
      ['t!==this._$AH&&t!==E&&this._(t)', 't!==this._$AH&&this._(t)'],
      [':6===r.type&&(i=new Z(h,this,t))', ':0'],
      ['else t.startsWith(o)&&(d.push({type:6,index:l}),r.removeAttribute(t))', ''],
      // Compiled templates.
      [
        'e="number"==typeof s?this._$AC(t):(void 0===s.el&&(s.el=S.createElement(V(s.h,s.h[0]),this.options)),s)',
        'e=this._$AC(t)',
      ],
      // Listeners that are objects or have options.
      [
        'e=t===A&&s!==A||t.capture!==s.capture||t.once!==s.once||t.passive!==s.passive,h=t!==A&&(s===A||e);e&&this.element.removeEventListener(this.name,this,s),h&&this.element.addEventListener(this.name,this,t),',
        'e=t===A;e!==(s===A)&&this.element[(e?"remove":"add")+"EventListener"](this.name,this),',
      ],
      [
        '"function"==typeof this._$AH?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)',
        'this._$AH.call(this.options.host,t)',
      ],
      // Other places to render to than an element's own root.
      [
        'const e=s?.renderBefore??i;let h=e._$litPart$;if(void 0===h){const t=s?.renderBefore??null;e._$litPart$=h=new k(i.insertBefore(c(),t),t,void 0,s??{})}return h._$AI(t),h',
        '(i._$litPart$??=new k(i.appendChild(c()),null,void 0,s))._$AI(t)',
      ],
      ['(t?.creationScope??l)', 'l'],
      // What parts tell to directives of where they are.
      ['get parentNode(){return this._$AM.parentNode}', ''],
      [
        'get parentNode(){let t=this._$AA.parentNode;const i=this._$AM;return void 0!==i&&11===t?.nodeType&&(t=i.parentNode),t}',
        '',
      ],
      // A mark that no text has, and words for whoever writes templates.
      ['Math.random().toFixed(9).slice(2)', 'Math.random()'],
      ['Error("invalid template strings array")', 'Error()'],
      // MathML.
      ['3===i?"<math>":""', '""'],
      ['3===i?"</math>":""', '""'],
      ['2===i||3===i', '2===i'],
    ],
    'lit-element/lit-element.js': [
      // Asynchronous directives, which wish to know whether they are connected; style elements before the content.
      [
        'createRenderRoot(){const t=super.createRenderRoot();return this.renderOptions.renderBefore??=t.firstChild,t}',
        '',
      ],
      [',this._$Do=void 0', ''],
      ['this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),', ''],
      ['this._$Do=e(', 'e('],
      [
        'connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}',
        '',
      ],
      [',s.litElementHydrateSupport?.({LitElement:i})', ''],
      ['o?.({LitElement:i});', ''],
      ['i._$litElement$=!0,', ''],
    ],
    '@lit/reactive-element/reactive-element.js': [
      ['p?.({ReactiveElement:y}),', ''],
      // Empty values of attributes that could hold a script.
      ['l=c?c.emptyScript:""', 'l=""'],
      // Standard decorators: the build turns ours into `static properties`.
      ['Symbol.metadata??=Symbol("metadata");', ''],
      [
        'const t=this[Symbol.metadata];if(null!==t){const s=litPropertyMetadata.get(t);if(void 0!==s)for(const[t,i]of s)this.elementProperties.set(t,i)}',
        '',
      ],
      // Options and initializers that nothing names.
      ['b={attribute:!0,type:String,converter:u,reflect:!1,useDefault:!1,hasChanged:f}', 'b={}'],
      ['"string"==typeof i?i:"string"==typeof t?t.toLowerCase():void 0', 'i??t.toLowerCase()'],
      ['this._$Eh&&[', '['],
      ['{useDefault:i,reflect:e,wrapped:h},r){', '{reflect:e}){'],
      ['(this.hasUpdated||i||(s=void 0),this._$AL.set(t,s))', '(this.hasUpdated||(s=void 0),this._$AL.set(t,s))'],
      ['void 0!==t.l&&(this.l=[...t.l]),', ''],
      [',this.constructor.l?.forEach(t=>t(this))', ''],
      // Accessors that stood before Lit's.
      ['this.prototype.hasOwnProperty(t)&&((s=Object.create(s)).wrapped=!0),', ''],
      [
        'const t=this.constructor.elementProperties;if(t.size>0)for(const[s,i]of t){const{wrapped:t}=i,e=this[s];!0!==t||this._$AL.has(s)||void 0===e||this.C(s,void 0,i,e)}',
        '',
      ],
      [
        'const{get:e,set:r}=h(this.prototype,t)??{get(){return this[s]},set(t){this[s]=t}};return{get:e,set(s){const h=e?.call(this);r?.call(this,s),',
        'return{get(){return this[s]},set(r){const h=this[s];this[s]=r,',
      ],
      [
        'this.elementProperties.set(t,s),!s.noAccessor){const i=Symbol(),h=this.getPropertyDescriptor(t,i,s);void 0!==h&&e(this.prototype,t,h)}',
        'this.elementProperties.set(t,s)){e(this.prototype,t,this.getPropertyDescriptor(t,Symbol(),s))}',
      ],
      ['s.state&&(s.attribute=!1),', ''],
      // Converters other than the default, and values that are parsed.
      [
        'switch(s){case Boolean:t=t?l:null;break;case Object:case Array:t=null==t?t:JSON.stringify(t)}return t',
        'return s===Boolean?t?l:null:t',
      ],
      [
        'let i=t;switch(s){case Boolean:i=null!==t;break;case Number:i=null===t?null:Number(t);break;case Object:case Array:try{i=JSON.parse(t)}catch(t){i=null}}return i',
        'return s===Boolean?null!==t:s===Number&&null!==t?Number(t):t',
      ],
      ['(void 0!==i.converter?.toAttribute?i.converter:u)', 'u'],
      [
        '"function"==typeof t.converter?{fromAttribute:t.converter}:void 0!==t.converter?.fromAttribute?t.converter:u',
        'u',
      ],
      // Styles in lists of lists, or twice in one; properties named by symbols.
      [
        'const i=[];if(Array.isArray(s)){const e=new Set(s.flat(1/0).reverse());for(const s of e)i.unshift(t(s))}else void 0!==s&&i.push(t(s));return i',
        'return[].concat(s??[])',
      ],
      ['[...r(t),...o(t)]', 'r(t)'],
      // Hooks that nothing of ours has.
      [
        't=this.shouldUpdate(s),t?(this.willUpdate(s),this._$EO?.forEach(t=>t.hostUpdate?.()),this.update(s)):this._$EM()',
        't=!0,this.willUpdate(s),this.update(s)',
      ],
      ['this._$EO?.forEach(t=>t.hostUpdated?.()),', ''],
      ['return this.getUpdateComplete()}getUpdateComplete(){', ''],
      ['shouldUpdate(t){return!0}', ''],
      // Properties that go back to their first values.
      ['const r=h.fromAttribute(s,t.type);this[e]=r??this._$Ej?.get(e)??r', 'this[e]=h.fromAttribute(s,t.type)'],
      ['||i.useDefault&&i.reflect&&h===this._$Ej?.get(t)&&!this.hasAttribute(r._$Eu(t,i))', ''],
      ['requestUpdate(t,s,i,e=!1,h){', 'requestUpdate(t,s,i){'],
      [
        'if(!1===e&&(h=this[t]),i??=r.getPropertyOptions(t),!((i.hasChanged??f)(h,s)))return;',
        'if(i??=r.getPropertyOptions(t),!f(this[t],s))return;',
      ],
      ['i&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,r??s??this[t]),!0!==h||void 0!==r)||', ''],
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
