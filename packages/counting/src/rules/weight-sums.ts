// Sums of ballots times weight that are exact whatever their size: doubles hold as much as they can.

export class WeightSums {
  readonly #sums: Float64Array;
  readonly #beyond: bigint[] = [];

  constructor(length: number) {
    this.#sums = new Float64Array(length);
  }

  add(place: number, ballots: number, weight: number): void {
    const sum = (this.#sums[place] as number) + ballots * weight;
    if (sum <= Number.MAX_SAFE_INTEGER) this.#sums[place] = sum;
    else this.#beyond[place] = (this.#beyond[place] ?? 0n) + BigInt(ballots) * BigInt(weight);
  }

  total(place: number): bigint {
    return BigInt(this.#sums[place] as number) + (this.#beyond[place] ?? 0n);
  }
}
