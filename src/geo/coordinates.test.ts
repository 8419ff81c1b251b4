import { expect } from 'chai';
import { parseCoordinates } from './coordinates.js';

describe('pasted coordinates', () => {
  const bordeaux = { longitude: -0.58, latitude: 44.84 };

  for (const text of [
    '44.84, -0.58',
    '44.84,-0.58',
    '44.84 -0.58',
    '44,84 ; -0,58',
    '44,84, -0,58',
    '44,84/-0,58',
    '44.84° −0.58°',
    ' 44,84° N, 0,58° O ',
    '44.84N 0.58W',
    'N 44.84 W 0.58',
    'geo:44.84,-0.58',
    `44°50'24"N 0°34'48"O`,
    '44° 50′ 24″ N, 0° 34′ 48″ W',
    '44°50,4’N 0°34,8’O',
  ])
    it(`are understood as ${text.trim()}`, () => {
      const position = parseCoordinates(text)!;
      expect(position.latitude).to.be.closeTo(bordeaux.latitude, 1e-9);
      expect(position.longitude).to.be.closeTo(bordeaux.longitude, 1e-9);
    });

  it('are put in order when only the other order lies in France', () => {
    expect(parseCoordinates('-0.58, 44.84')).to.deep.equal(bordeaux);
    expect(parseCoordinates('55.45, -21.1'), 'La Réunion').to.deep.equal({ longitude: 55.45, latitude: -21.1 });
    expect(parseCoordinates('-52.3, 4.9'), 'Guyane').to.deep.equal({ longitude: -52.3, latitude: 4.9 });
  });

  it('are put in order by the sides that they name', () => {
    expect(parseCoordinates('0.58 O 44.84 N')).to.deep.equal(bordeaux);
  });

  it('stay as written elsewhere in the world, latitude first', () => {
    expect(parseCoordinates('40.4, -3.7')).to.deep.equal({ longitude: -3.7, latitude: 40.4 });
  });

  it('are understood across any white space', () => {
    expect(parseCoordinates(`44.84,${' '.repeat(50_000)}\n-0.58`)).to.deep.equal(bordeaux);
    expect(parseCoordinates(`12${' '.repeat(50_000)}x`)).to.equal(undefined);
  });

  for (const text of ['', 'Bordeaux', '33000', '33000 33100', '12,5', '44 rue 50', '05.56.00', '200.5, 300.5', '1.5'])
    it(`are not seen in "${text}"`, () => {
      expect(parseCoordinates(text)).to.equal(undefined);
    });
});
