import { CloseIcon } from "./icons.tsx";
import type { Uploads } from "./use-uploads.ts";
import type { Words } from "./words.ts";

/** The files of the message being written. */
export function UploadList({ uploads, say }: { uploads: Uploads; say: Words }) {
  if (uploads.all.length === 0) return null;
  return (
    <>
      <ul class="uploads">
        {uploads.all.map(({ key, name, file, problem }) => (
          <li key={key} class={problem ? "upload bad" : "upload"}>
            <span class="name" dir="auto">
              {name}
            </span>
            {!file && <span role="status">{problem ?? `${say.uploading}…`}</span>}
            <button
              type="button"
              class="plain small"
              aria-label={`${say.remove} ${name}`}
              onClick={() => uploads.remove(key)}
            >
              <CloseIcon />
            </button>
          </li>
        ))}
      </ul>
      {uploads.notice && (
        <p class="problem" role="alert">
          {uploads.notice}
        </p>
      )}
    </>
  );
}
