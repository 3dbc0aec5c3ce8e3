// Looks at what stands between Minga and people: the mail server, the public address and its certificate.
import { isIP } from 'node:net';
import { connect } from 'node:tls';
import { createTransport } from 'nodemailer';
import type { Config } from '../../config/config.ts';
import { readIdentityFile } from '../../config/identity.ts';
import { type BucketTrouble, s3Store } from '../../platform/files/s3-store.ts';
import { type Finding, good, notice, wrong } from './finding.ts';

const PATIENCE_MS = 8_000;
const DAY_MS = 86_400_000;
const CERTIFICATE_DAYS = 14;

/** Signs in at the server and sends nothing. */
export async function checkMail(config: Pick<Config, 'mailServer' | 'mode'>): Promise<Finding> {
  if (config.mailServer === undefined) {
    const words = 'sin SMTP_URL no se envía correo';
    if (config.mode === 'demonstration')
      return good('mail', `${words}: la demostración lo muestra en /buzon.`);
    return notice(
      'mail',
      `${words}: las invitaciones se entregan en persona y nadie recibe avisos.`,
    );
  }
  const transport = createTransport({
    url: config.mailServer.url,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  });
  try {
    await transport.verify();
    return good('mail', 'el servidor de correo deja entrar.');
  } catch (error) {
    const { code = 'desconocida' } = error as { code?: string };
    return wrong(
      'mail',
      `no se pudo entrar al servidor de correo (causa ${code}). Revisa SMTP_URL.`,
    );
  } finally {
    transport.close();
  }
}

/** Looks into the bucket, if one keeps the files. */
export async function checkBucket({
  filesBucket,
}: Pick<Config, 'filesBucket'>): Promise<readonly Finding[]> {
  if (filesBucket === undefined) return [];
  try {
    for await (const _ of s3Store(filesBucket).list()) break;
    return [good('bucket', 'el depósito de archivos deja entrar.')];
  } catch (error) {
    const { message } = error as BucketTrouble;
    return [
      wrong(
        'bucket',
        `no se pudo leer el depósito de archivos (${message}). Revisa MINGA_FILES_URL y su clave.`,
      ),
    ];
  }
}

export function checkIdentity(config: Pick<Config, 'identityFile' | 'mode'>): Finding {
  const read = readIdentityFile(config.identityFile);
  if (!read.ok) return wrong('identity', read.error.sentences.join(' '));
  if (read.value.length > 0)
    return good('identity', `${read.value.length} proveedores de identidad.`);
  if (config.mode === 'demonstration')
    return good('identity', 'la demostración trae su proveedor de identidad.');
  return notice(
    'identity',
    'sin MINGA_IDENTITY_FILE los residentes solo entran con la tarjeta impresa.',
  );
}

/** A production is reached by https, with a certificate that browsers believe for two more weeks. */
export async function checkPublicUrl(config: Pick<Config, 'publicUrl' | 'mode'>): Promise<Finding> {
  const { publicUrl, mode } = config;
  if (publicUrl?.startsWith('https://')) return checkCertificate(publicUrl);
  if (mode === 'demonstration')
    return good('public-url', 'la demostración se abre en este equipo.');
  return wrong(
    'public-url',
    'falta MINGA_PUBLIC_URL=https://…: sin cifrado nadie puede entrar. Pon delante un proxy con TLS.',
  );
}

export function checkCertificate(publicUrl: string, ca?: string): Promise<Finding> {
  const { hostname, port } = new URL(publicUrl);
  return new Promise((resolve) => {
    const socket = connect({
      host: hostname,
      port: Number(port || 443),
      ...(isIP(hostname) === 0 && { servername: hostname }),
      timeout: PATIENCE_MS,
      ...(ca !== undefined && { ca }),
    });
    const end = (finding: Finding) => {
      socket.destroy();
      resolve(finding);
    };
    socket.on('secureConnect', () =>
      end(certificateFinding(publicUrl, socket.getPeerCertificate().valid_to)),
    );
    socket.on('timeout', () => end(wrong('public-url', `${publicUrl} no respondió a tiempo.`)));
    socket.on('error', (error: NodeJS.ErrnoException) =>
      end(
        wrong(
          'public-url',
          `${publicUrl} no se puede abrir como lo haría un navegador (${error.code}).`,
        ),
      ),
    );
  });
}

function certificateFinding(publicUrl: string, validTo: string): Finding {
  const days = Math.floor((Date.parse(validTo) - Date.now()) / DAY_MS);
  if (days >= CERTIFICATE_DAYS)
    return good('public-url', `${publicUrl}: su certificado vale ${days} días más.`);
  return wrong('public-url', `${publicUrl}: su certificado vence en ${days} días. Renuévalo.`);
}
