import { Pause, Play } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../../../design/IconButton.tsx";

/** The speeds a voice is listened to at. */
const rates = [1, 1.5, 2];

/** A voice or a sound, at 1×, 1.5× or 2×. */
export function AudioPlayer({ src, author }: { src: string; author: string }) {
  const { t, i18n } = useTranslation();
  const audio = useRef<HTMLAudioElement>(null);
  const [playing, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  const [length, setLength] = useState<number>();
  const [rate, setRate] = useState(1);
  const [failed, setFailed] = useState(false);
  const toggle = () => {
    if (playing) audio.current?.pause();
    // Refused where the file cannot be played, which onError tells.
    else void audio.current?.play().catch(() => {});
  };
  const faster = () => {
    const next = rates[(rates.indexOf(rate) + 1) % rates.length] ?? 1;
    setRate(next);
    if (audio.current) audio.current.playbackRate = next;
  };
  const number = new Intl.NumberFormat(i18n.language).format(rate);
  return (
    // biome-ignore lint/a11y/useSemanticElements: the parts of one player, not fields of a form
    <div
      role="group"
      aria-label={t("conversations.said.file.voice", { name: author })}
      className="flex w-72 max-w-full items-center gap-2"
    >
      {/* biome-ignore lint/a11y/useMediaCaption: a voice note has no captions yet */}
      <audio
        ref={audio}
        src={src}
        preload="metadata"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onEnded={() => setAt(0)}
        onTimeUpdate={(event) => setAt(event.currentTarget.currentTime)}
        // Some recordings tell their length only once they were played through.
        onDurationChange={({ currentTarget: { duration } }) =>
          setLength(Number.isFinite(duration) ? duration : undefined)
        }
        onError={() => setFailed(true)}
      />
      <IconButton
        icon={playing ? Pause : Play}
        label={t(playing ? "conversations.said.file.pause" : "conversations.said.file.play")}
        onClick={toggle}
        disabled={failed}
        className="bg-ground"
      />
      {failed ? (
        <a href={src} download className="flex-1 text-list text-soft underline underline-offset-2">
          {t("conversations.said.file.failed")}
        </a>
      ) : (
        <>
          <input
            type="range"
            min={0}
            max={length ?? 1}
            step="any"
            value={Math.min(at, length ?? 1)}
            disabled={length === undefined}
            aria-label={t("conversations.said.file.position")}
            aria-valuetext={clock(at)}
            onChange={(event) => {
              if (audio.current) audio.current.currentTime = event.target.valueAsNumber;
            }}
            className="h-6 min-w-0 flex-1 accent-accent"
          />
          <span className="w-9 shrink-0 text-end text-small text-soft tabular-nums">
            {clock(playing || at > 0 ? at : (length ?? 0))}
          </span>
          <button
            type="button"
            onClick={faster}
            aria-label={t("conversations.said.file.speed", { rate: number })}
            className="h-7 w-11 shrink-0 rounded-full border border-rim bg-ground text-small font-medium tabular-nums hover:bg-hover"
          >
            {number}×
          </button>
        </>
      )}
    </div>
  );
}

/** "1:05" of seconds. */
function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
