import { type FileRef, uploadFile } from "@relevo/contract/messages.ts";
import { address, OfflineError, refusalOf } from "../../shell/api.ts";
import { newId } from "../../shell/ids.ts";

/**
 * Uploads one file; `onProgress` hears the part that has left, 0 to 1. Not through `call`: fetch does not tell
 * how far an upload is. @throws RefusalError, OfflineError
 */
export function upload(
  file: File,
  onProgress: (part: number) => void,
  signal: AbortSignal,
): Promise<FileRef> {
  const { promise, resolve, reject } = Promise.withResolvers<FileRef>();
  const request = new XMLHttpRequest();
  request.open(uploadFile.method, address(uploadFile.path));
  request.setRequestHeader("accept", "application/json");
  request.setRequestHeader("idempotency-key", newId());
  request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
  request.onerror = () => reject(new OfflineError("no answer"));
  request.onabort = () => reject(signal.reason);
  request.onload = () => {
    if (request.status === 201) return resolve(JSON.parse(request.responseText));
    const type = request.getResponseHeader("content-type") ?? "";
    const response = new Response(request.responseText, {
      status: request.status,
      headers: { "content-type": type },
    });
    refusalOf(response).then(reject, reject);
  };
  signal.addEventListener("abort", () => request.abort(), { once: true });
  const form = new FormData();
  form.append("file", file);
  request.send(form);
  return promise;
}
