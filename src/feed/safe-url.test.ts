import { expect } from 'chai';
import { safeUrl, WEB_SCHEMES } from './safe-url.js';

describe('a safe URL', () => {
  for (const [text, url] of [
    ['https://mairie.fr/a?b=c#d', 'https://mairie.fr/a?b=c#d'],
    [' http://mairie.fr ', 'http://mairie.fr'],
    ['HTTPS://Mairie.FR/', 'HTTPS://Mairie.FR/'],
    ['www.mairie.fr/ess', 'https://www.mairie.fr/ess'],
    ['abracodabra.fr', 'https://abracodabra.fr/'],
    ['épicerie-sociale.fr/à propos', 'https://xn--picerie-sociale-9mb.fr/%C3%A0%20propos'],
    ['mailto:a@example.org', 'mailto:a@example.org'],
    ['tel:+33556000000', 'tel:+33556000000'],
  ] as const)
    it(`is ${text}`, () => expect(safeUrl(text)).to.equal(url));

  for (const text of [
    '',
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    ' \u0001javascript:alert(1)',
    'java\nscript:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,<script>',
    'vbscript:x',
    'blob:https://x.fr/1',
    'file:///etc/passwd',
    'ftp://x.fr',
    'https://mairie.fr@pirate.example/',
    'https://a:b@mairie.fr/',
    'https:\\\\mairie.fr',
    'https://mairie.fr/\u202egnp.exe',
    'https://',
    'http://[',
    '/relatif',
    'aucun',
    'a b',
    `https://mairie.fr/${'a'.repeat(3000)}`,
  ])
    it(`is not ${JSON.stringify(text.slice(0, 40))}`, () => expect(safeUrl(text)).to.equal(undefined));

  it('may be told to be of the web only', () => {
    expect(safeUrl('mailto:a@example.org', undefined, WEB_SCHEMES)).to.equal(undefined);
    expect(safeUrl('https://mairie.fr', undefined, WEB_SCHEMES)).to.equal('https://mairie.fr');
    expect(safeUrl('http://mairie.fr', undefined, ['https:'])).to.equal(undefined);
  });

  it('resolves against a base where one is given, without leaving the schemes', () => {
    expect(safeUrl('img/a.jpg', 'https://x.fr/flux/f.json')).to.equal('https://x.fr/flux/img/a.jpg');
    expect(safeUrl('//y.fr/a.jpg', 'https://x.fr/')).to.equal('https://y.fr/a.jpg');
    expect(safeUrl('www.y.fr/a.jpg', 'https://x.fr/')).to.equal('https://www.y.fr/a.jpg');
    expect(safeUrl('javascript:1', 'https://x.fr/')).to.equal(undefined);
  });
});
