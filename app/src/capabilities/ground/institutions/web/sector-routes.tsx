// The desks of a municipality's sectors and landmarks: the room of territories keeps them, this one says which comuna.
import type { RoutesOfRoom } from '../../../../platform/room.ts';
import { sectorDeskRoutes } from '../../territories/index.ts';
import { readInstitution } from '../store/institutions.ts';
import { ColourSheet } from './institution-parts.tsx';
import { deskPath } from './paths.ts';

export const sectorRoutes: RoutesOfRoom = (house) =>
  sectorDeskRoutes(house, async (id) => {
    const institution = await readInstitution(house.db, id);
    const { cut, name, slug } = institution;
    if (cut === null) return undefined;
    return {
      cut,
      above: { label: name, href: deskPath.to({ institution: slug }) },
      head: <ColourSheet institution={institution} />,
    };
  });
