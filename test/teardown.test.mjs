import { expect } from 'chai';
import { closeAll, refusals } from './browser.mjs';

describe('all pages of these tests', () => {
  after(closeAll);

  it('asked for nothing that their policy refuses', () => {
    expect(refusals).to.deep.equal([]);
  });
});
