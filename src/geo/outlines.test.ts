import { expect } from 'chai';
import { decodeAreas, departementOf, departementsOf, loadDepartements, loadNeighbours } from './outlines.js';

/** Two squares side by side that share one arc, the second as two polygons. */
const topology = {
  transform: { scale: [0.5, 0.25], translate: [-1, 44] },
  arcs: [
    // The shared side, upwards.
    [
      [2, 0],
      [0, 4],
    ],
    // Around the left square.
    [
      [2, 4],
      [-2, 0],
      [0, -4],
      [2, 0],
    ],
    // Around the right square.
    [
      [2, 0],
      [2, 0],
      [0, 4],
      [-2, 0],
    ],
    // An island.
    [
      [10, 0],
      [1, 0],
      [0, 1],
      [-1, -1],
    ],
  ],
  objects: {
    areas: {
      geometries: [
        {
          type: 'Polygon',
          id: '33',
          properties: { name: 'Gironde', region: '75', regionName: 'Nouvelle-Aquitaine' },
          arcs: [[0, 1]],
        },
        {
          type: 'MultiPolygon',
          id: '974',
          properties: { name: 'La Réunion', region: '04', regionName: 'La Réunion' },
          arcs: [[[2, -1]], [[3]]],
        },
      ],
    },
  },
};

describe('outlines', () => {
  it('are decoded to closed rings, shared borders included', () => {
    const [left, right] = decodeAreas(topology);
    expect(left!.outline.coordinates).to.deep.equal([
      [
        [
          [0, 44],
          [0, 45],
          [-1, 45],
          [-1, 44],
          [0, 44],
        ],
      ],
    ]);
    expect(right!.outline.coordinates.map(([ring]) => ring)).to.deep.equal([
      [
        [0, 44],
        [1, 44],
        [1, 45],
        [0, 45],
        [0, 44],
      ],
      [
        [4, 44],
        [4.5, 44],
        [4.5, 44.25],
        [4, 44],
      ],
    ]);
  });

  it('of the départements are fetched once for the page, with names and boxes', async () => {
    const asked: string[] = [];
    const fetchJson = async (url: string) => {
      asked.push(url);
      return topology;
    };
    const data = { base: 'https://once.exemple.fr/data/', fetchJson };
    const [first, second] = await Promise.all([loadDepartements(data), loadDepartements(data)]);
    expect(first).to.equal(second);
    expect(asked).to.deep.equal(['https://once.exemple.fr/data/outlines.json']);
    expect(first[0]).to.include({ code: 'dep:33', name: 'Gironde', region: '75', regionName: 'Nouvelle-Aquitaine' });
    expect(first[0]!.bbox).to.deep.equal([-1, 44, 0, 45]);
  });

  it('that could not be had are asked for again', async () => {
    let failures = 1;
    const fetchJson = async () => {
      if (failures-- > 0) throw new Error('offline');
      return topology;
    };
    const data = { base: 'https://again.exemple.fr/data/', fetchJson };
    const refused = await loadNeighbours(data).catch((error: Error) => error.message);
    expect(refused).to.equal('offline');
    expect((await loadNeighbours(data)).type).to.equal('MultiPolygon');
  });

  it('are found by the code of a commune, a département or a région', async () => {
    const all = await loadDepartements({ base: 'https://codes.exemple.fr/', fetchJson: async () => topology });
    const names = (code: string) => departementsOf(code, all).map(({ name }) => name);
    expect(names('dep:33')).to.deep.equal(['Gironde']);
    expect(names('reg:75')).to.deep.equal(['Gironde']);
    expect(names('com:97411')).to.deep.equal(['La Réunion']);
    expect(names('epci:243300316')).to.deep.equal([]);
    expect(names('dep:99')).to.deep.equal([]);
  });

  it('are told by the beginning of a commune’s code', () => {
    expect(['33063', '2A004', '97411', '98818'].map(departementOf)).to.deep.equal(['33', '2A', '974', '988']);
  });
});
