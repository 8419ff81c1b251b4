import { expect } from 'chai';
import { slicer } from './slices.js';

describe('slices of work', () => {
  it('ask for a pause only once the budget is used up, and start anew after it', async () => {
    const slice = slicer(5);
    expect(slice()).to.equal(undefined);
    const begun = performance.now();
    while (performance.now() - begun < 6);
    const pause = slice();
    expect(pause).to.be.instanceOf(Promise);
    await pause;
    expect(slicer(1000)()).to.equal(undefined);
  });

  it('let other tasks run in the pause', async () => {
    const order: string[] = [];
    const { port1, port2 } = new MessageChannel();
    const message = new Promise<void>((resolve) => {
      port1.onmessage = () => {
        order.push('other');
        port1.close();
        resolve();
      };
    });
    port2.postMessage(0);
    const slice = slicer(-1);
    await slice();
    await slice();
    order.push('work');
    await message;
    expect(order).to.deep.equal(['other', 'work']);
  });
});
