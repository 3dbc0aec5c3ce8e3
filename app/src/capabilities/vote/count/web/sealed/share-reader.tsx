// Reads the card of a share from a photograph or before the camera, where the browser reads its square code. In the browser.
//
// Accessibility: beside the field that takes the same in writing; what was read stands in that field, and what was not is said.
import { useEffect, useRef, useState } from 'preact/hooks';
import { m } from '#words';
import { Button } from '../../../../../ui/button/button.tsx';
import { readQrCode } from '../../../../../ui/qr-code/read-qr-code.ts';

interface ShareReaderProps {
  readonly id: string;
  readonly number: string;
  readonly onRead: (text: string) => void;
}

/** Between two looks of the camera. */
const LOOK_MS = 200;

export function ShareReader({ id, number, onRead }: ShareReaderProps) {
  const [isLooking, setIsLooking] = useState(false);
  const [problem, setProblem] = useState('');
  const read = (text: string | undefined) => {
    setIsLooking(false);
    setProblem(text === undefined ? m.count_opening_share_unread() : '');
    if (text !== undefined) onRead(text);
  };
  const readPhoto = async (file: File | undefined) => {
    if (file === undefined) return;
    const picture = await createImageBitmap(file).catch(() => undefined);
    read(picture && (await readQrCode(picture)));
  };
  return (
    <div class="stack">
      <label class="count-share-photo" for={`${id}-foto`}>
        <span>{m.count_opening_share_photo({ number })}</span>
        <input
          id={`${id}-foto`}
          type="file"
          accept="image/*"
          onChange={({ currentTarget }) => void readPhoto(currentTarget.files?.[0])}
        />
      </label>
      <div>
        <Button type="button" kind="secondary" small onClick={() => setIsLooking(!isLooking)}>
          {isLooking
            ? m.count_opening_share_camera_stop()
            : m.count_opening_share_camera({ number })}
        </Button>
      </div>
      {isLooking && <Camera onRead={read} />}
      <p role="status">{problem}</p>
    </div>
  );
}

/** Its picture goes nowhere, and it is off as soon as a code was read or nobody looks any more. */
function Camera({ onRead }: { readonly onRead: (text: string | undefined) => void }) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    let isOver = false;
    let stream: MediaStream | undefined;
    const end = () => {
      isOver = true;
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    const look = async () => {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      if (isOver || video.current === null) return end();
      video.current.srcObject = stream;
      await video.current.play();
      while (!isOver && video.current !== null) {
        const text = await readQrCode(video.current);
        if (text !== undefined) return onRead(text);
        await new Promise((done) => setTimeout(done, LOOK_MS));
      }
    };
    look().catch(() => {
      if (!isOver) onRead(undefined);
    });
    return end;
  }, []);
  return <video ref={video} class="count-share-camera" muted playsInline />;
}
