// The desk of the values of UTM and UF: the room of territories keeps them, this one says who is the national body.
import type { RoutesOfRoom } from '../../../../platform/room.ts';
import { unitValueDeskRoutes } from '../../territories/index.ts';
import { readInstitution } from '../store/institutions.ts';
import { ColourSheet } from './institution-parts.tsx';
import { deskPath } from './paths.ts';

export const unitValueRoutes: RoutesOfRoom = (house) =>
  unitValueDeskRoutes(house, async (id) => {
    const institution = await readInstitution(house.db, id);
    const { kind, name, slug } = institution;
    if (kind !== 'national-body') return undefined;
    return {
      above: { label: name, href: deskPath.to({ institution: slug }) },
      head: <ColourSheet institution={institution} />,
    };
  });
