// The urn of a demonstration, or of a test, by another clock: invented people vote in it on the days of their vote.
import { advanceAt } from '../capabilities/vote/urn/jobs.ts';
import { type UrnAt, urnDoorAt } from '../platform/urn-door.ts';
import type { UrnHouse } from '../platform/urn-house.ts';

type Handler = (request: Request) => Response | Promise<Response>;

export function urnAtOf(house: UrnHouse, handlerOf: (house: UrnHouse) => Handler): UrnAt {
  return (now) => {
    const then = { ...house, clock: { now } };
    const handler = handlerOf(then);
    const { publicUrl, doorKey } = house;
    return {
      door: urnDoorAt(publicUrl, doorKey, handler),
      cast: async (electionId, body) =>
        handler(
          new Request(`${publicUrl}/e/${electionId}/votar`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
            body: new Uint8Array(body),
          }),
        ),
      advance: (electionId) => advanceAt(then, electionId),
    };
  };
}
