// Signing in as the invented people of the demonstration.
import { expect, type Page } from '@playwright/test';

/** Signs in as a persona, by her first name; ends where the site sends her. */
export async function signInAs(page: Page, firstName: string, from = '/entrar'): Promise<void> {
  await page.goto(from);
  const isEnglish = from.startsWith('/en/');
  const way = isEnglish ? /Sign in with a person/ : /Entrar con una persona/;
  await page.getByRole('link', { name: way }).click();
  const choose = isEnglish ? `Sign in as ${firstName} ` : `Entrar como ${firstName} `;
  await page.getByRole('button', { name: new RegExp(choose) }).click();
  await expect(page).not.toHaveURL(/\/personas\//);
  const later = page.getByRole('link', { name: isEnglish ? 'Not now' : 'Ahora no' });
  if (await later.isVisible()) await later.click();
}
