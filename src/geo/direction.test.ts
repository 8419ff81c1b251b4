import { expect } from 'chai';
import { directionOf, DIRECTIONS, relativePlace } from './direction.js';
import { distanceKm } from './distance.js';

const BORDEAUX = { longitude: -0.5792, latitude: 44.8378 };
const PARIS = { longitude: 2.3522, latitude: 48.8566 };

describe('distanceKm', () => {
  it('measures Bordeaux to Paris', () => {
    expect(distanceKm(BORDEAUX.longitude, BORDEAUX.latitude, PARIS.longitude, PARIS.latitude)).to.be.closeTo(499, 1);
  });

  it('gives nothing for a point without position, nought for the same point, half the Earth for its antipode', () => {
    expect(distanceKm(NaN, 45, 0, 45)).to.be.NaN;
    expect(distanceKm(1.1, 45.3, 1.1, 45.3)).to.equal(0);
    expect(distanceKm(0, 0, 180, 0)).to.be.closeTo(20015, 1);
  });
});

describe('directionOf', () => {
  it('names the eight points of the compass', () => {
    const turns = DIRECTIONS.map((_, at) => {
      const angle = (at * Math.PI) / 4;
      return { longitude: 2 + Math.sin(angle) / 70, latitude: 45 + Math.cos(angle) / 100 };
    });
    expect(turns.map((position) => directionOf(position, { longitude: 2, latitude: 45 }))).to.deep.equal([
      ...DIRECTIONS,
    ]);
  });
});

describe('relativePlace', () => {
  it('says how far and which way from the centre', () => {
    const { kilometers, direction } = relativePlace(PARIS, BORDEAUX);
    expect(Math.round(kilometers)).to.equal(499);
    expect(direction).to.equal('ne');
  });
});
