// Conversation: a resident's first comment is hers alone until somebody of the national body has read it.
import { expect, test } from '@playwright/test';
import { expectNoAxeViolations } from './axe.ts';
import { signInAs } from './people.ts';

test(
  'a first comment waits, is let through, and is read by everybody',
  { tag: '@plain' },
  async ({ page }, info) => {
    const text = `Que haya un cupo rural, desde ${info.project.name}.`;
    await signInAs(page, 'Teresa');
    await page.goto('/experiencias/osorno-2019');
    await page.getByText('Escribe un comentario').click();
    await expectNoAxeViolations(page, info);
    await page.getByLabel('Tu comentario').fill(text);
    await page.getByLabel('Lengua en que escribes').selectOption('Español');
    await page.getByRole('button', { name: 'Publicar comentario' }).click();
    const own = page.getByRole('article').filter({ hasText: text });
    await expect(own).toContainText('En revisión');

    await page.context().clearCookies();
    await signInAs(page, 'Marcela');
    await page.goto('/gestion/subdere/moderacion');
    await page.getByRole('link', { name: text }).click();
    await expectNoAxeViolations(page, info);
    await page.getByLabel('Dejarlo pasar').check();
    await page.getByRole('button', { name: 'Decidir' }).click();
    await expect(page.getByRole('status')).toContainText('El comentario está a la vista');

    await page.context().clearCookies();
    await page.goto('/experiencias/osorno-2019');
    await expect(page.getByText(text)).toBeVisible();
  },
);
