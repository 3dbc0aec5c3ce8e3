// Specimens of what everything else is made of: colour, type, shingles, icons.
import { Icon } from '../../ui/icon/icon.tsx';
import { projectKinds } from '../../ui/icon/project-icon.tsx';
import { Logo } from '../../ui/logo/logo.tsx';
import { QrCode } from '../../ui/qr-code/qr-code.tsx';
import { Tag } from '../../ui/tag/tag.tsx';
import { Seal, Tejuela } from '../../ui/tejuela/tejuela.tsx';
import type { Specimen } from './specimen.tsx';

const swatches = [
  'page',
  'surface',
  'sunken',
  'ink',
  'ink2',
  'line',
  'edge',
  'deep',
  'land',
  'struct',
  'struct-soft',
  'action',
  'action-soft',
  'done',
  'done-soft',
  'att',
  'att-soft',
  'stop',
  'stop-soft',
  'spent',
] as const;

export const foundationSpecimens: readonly Specimen[] = [
  {
    name: 'Colour',
    rule: 'The same names in both schemes; lemon only as a filled area, copper never on deep.',
    halves: true,
    items: () => (
      <ul class="specimen-swatches">
        {swatches.map((name) => (
          <li>
            <svg width="100%" height="44" aria-hidden="true">
              <rect class={`swatch-${name}`} width="100%" height="44" />
            </svg>
            <span class="small">{name}</span>
          </li>
        ))}
      </ul>
    ),
  },
  {
    name: 'Type',
    rule: 'Digits come from Bricolage, so that zeros in money are never slashed; codes are pure Atkinson.',
    items: () => (
      <>
        <p class="specimen-h1">Ancud decide $180.000.000</p>
        <p class="specimen-h2">Se pide más de lo que hay, a propósito</p>
        <p class="specimen-h3">Pasos peatonales elevados frente a la escuela</p>
        <p class="lead">
          Puede votar quien vive, trabaja o estudia en Ancud y tiene 14 años o más.
        </p>
        <p>
          Zażółć gęślą jaźń; Hódmezővásárhely. $1.111.111 y $8.888.888 ocupan lo mismo.{' '}
          <a href="#specimens">Un enlace</a> y un código: <span class="code">0O1l 7c1e 98ab</span>
        </p>
        <p class="secondary">Secundario: fuentes, fechas, aclaraciones.</p>
      </>
    ),
  },
  {
    name: 'Tejuela, Seal, Icon',
    rule: 'A shape that carries meaning, always with a word beside it.',
    halves: true,
    items: () => (
      <>
        <ul class="cluster">
          {projectKinds.map((kind) => (
            <li>
              <Tejuela kind={kind} />
            </li>
          ))}
          <li>
            <Tejuela kind="shelter" tone="stop" />
          </li>
        </ul>
        <div class="cluster">
          <Seal state="signed" word="Firmada" />
          <Seal state="revoked" word="Revocada" />
          <Icon name="person" />
          <Icon name="peso" />
          <Icon name="envelope" />
          <Icon name="warning" />
          <Icon name="info" />
          <Icon name="arrow" />
        </div>
      </>
    ),
  },
  {
    name: 'Logo',
    rule: 'On deep, 34 × 36 with the name at 24 px.',
    ground: 'deep',
    halves: true,
    items: () => <Logo />,
  },
  {
    name: 'Tag',
    rule: 'Word, shape and colour; never a pill.',
    halves: true,
    items: () => (
      <div class="cluster">
        <Tag tone="done">Compromiso firmado</Tag>
        <Tag tone="stop">No alcanzó</Tag>
        <Tag tone="attention">Falta la sanción del Concejo</Tag>
        <Tag tone="struct">1,88 veces el sobre</Tag>
        <Tag>Acta en preparación</Tag>
      </div>
    ),
  },
  {
    name: 'QR code',
    rule: 'Black on white in both schemes; what it holds stands beside it in words.',
    halves: true,
    items: () => (
      <>
        <QrCode text="https://minga.example/entrar/con-tarjeta" />
        <p class="code">minga.example/entrar/con-tarjeta</p>
      </>
    ),
  },
];
