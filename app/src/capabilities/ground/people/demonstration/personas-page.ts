// The page where one chooses who to be in a demonstration, on the provider's own origin.
import type { Locale } from '../../../../platform/words.ts';
import { type Persona, personas } from './personas.ts';

const words = {
  'es-CL': {
    title: 'Elige quién ser',
    strip: 'DEMOSTRACIÓN',
    lead: 'Estas personas son inventadas. En una instalación real, aquí está ClaveÚnica u otro servicio que confirma tu identidad.',
    residents: 'Vecinas y vecinos',
    staff: 'Instituciones',
    enter: 'Entrar como',
    cancel: 'Volver sin entrar',
  },
  en: {
    title: 'Choose who to be',
    strip: 'DEMONSTRATION',
    lead: 'These people are invented. In a real installation, ClaveÚnica or another service that confirms your identity is here.',
    residents: 'Residents',
    staff: 'Institutions',
    enter: 'Sign in as',
    cancel: 'Go back without signing in',
  },
} as const;

const CSS = `
:root{color-scheme:light dark;--ground:#fff;--ink:#10222e;--ink2:#44535d;--line:#c9d2d8;--deep:#0b2e42;--act:#9a4a1c;--att:#f5d94a}
@media (prefers-color-scheme:dark){:root{--ground:#0a1a24;--ink:#eef3f6;--ink2:#b4c2cb;--line:#2c4150;--deep:#04202f;--act:#e8a06f}}
*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--ink);font:1.05rem/1.5 system-ui,sans-serif}
.strip{background:var(--att);color:#10222e;padding:.4rem 1rem;font-weight:700;letter-spacing:.05em}
header{background:var(--deep);color:#fff;padding:1.5rem 1rem 2rem}header>*,main{max-inline-size:56rem;margin-inline:auto}
h1{margin:0 auto .5rem;font-size:2rem;line-height:1.1}main{padding:1.5rem 1rem 3rem}h2{font-size:1.3rem;margin:2rem 0 .5rem}
ul{list-style:none;margin:0;padding:0;display:grid;gap:.75rem;grid-template-columns:repeat(auto-fill,minmax(16rem,1fr))}
button{inline-size:100%;min-block-size:4rem;padding:.75rem 1rem;text-align:start;font:inherit;color:inherit;background:transparent;border:1px solid var(--line);border-radius:.4rem;cursor:pointer}
button:hover{border-color:var(--act)}button:focus-visible{outline:3px solid var(--act);outline-offset:2px}
strong{display:block}small{color:var(--ink2);font-size:.92rem}
.cancel{margin-block-start:2rem;max-inline-size:20rem}`;

/** One form, one button a persona: works without script, by keyboard and on a phone. */
export function personasPage(action: string, locale: Locale): string {
  const w = words[locale];
  const residents = personas.filter(({ roles }) => roles.every(isResidents));
  const staff = personas.filter(({ roles }) => !roles.every(isResidents));
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${w.title} · Minga</title><style>${CSS}</style></head><body>
<div class="strip">${w.strip}</div><header><h1>${w.title}</h1><p>${w.lead}</p></header>
<main><form method="post" action="${action}">
<h2>${w.residents}</h2><ul>${residents.map((one) => button(one, locale)).join('')}</ul>
<h2>${w.staff}</h2><ul>${staff.map((one) => button(one, locale)).join('')}</ul>
<p class="cancel"><button name="persona" value="">${w.cancel}</button></p></form></main></body></html>`;
}

function isResidents({ role }: Persona['roles'][number]): boolean {
  return role === 'oversight-committee';
}

/** Names and stories are our own constants: nothing here was typed by anybody. */
function button({ id, given, family, who }: Persona, locale: Locale): string {
  const name = [...given, ...family].join(' ');
  return `<li><button name="persona" value="${id}" aria-label="${words[locale].enter} ${name}"><strong>${name}</strong><small>${who[locale]}</small></button></li>`;
}
