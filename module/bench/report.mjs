// What the reports of both benchmarks share.

export const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

/** Met, met within 15 %, or missed, for the share of a goal that is reached. */
export const verdict = (share) => (share >= 1 ? 'met' : share >= 1 / 1.15 ? 'met within 15 %' : 'MISSED');
