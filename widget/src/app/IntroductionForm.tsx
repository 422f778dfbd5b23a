import { useState } from "preact/hooks";
import type { Introduction } from "../protocol.ts";
import type { Words } from "./words.ts";

/** Name, and mail if they like, before the first message. */
export function IntroductionForm({
  say,
  onDone,
}: {
  say: Words;
  onDone: (introduction: Introduction) => void;
}) {
  const [name, setName] = useState("");
  const [mail, setMail] = useState("");
  const [wrong, setWrong] = useState(false);
  return (
    <form
      class="introduction"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const badMail = mail.trim() !== "" && !mailLike.test(mail.trim());
        setWrong(badMail);
        if (badMail || name.trim() === "") return;
        onDone({ name: name.trim(), ...(mail.trim() ? { mail: mail.trim() } : {}) });
      }}
    >
      <h2>{say.whoAreYou}</h2>
      <label>
        {say.name}
        <input
          dir="auto"
          autocomplete="name"
          maxLength={120}
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <label>
        {say.mail}
        <input
          type="email"
          autocomplete="email"
          maxLength={254}
          aria-invalid={wrong}
          aria-describedby="bad-mail"
          value={mail}
          onInput={(event) => setMail(event.currentTarget.value)}
        />
      </label>
      <p id="bad-mail" class="problem" role="alert">
        {wrong && say.badMail}
      </p>
      <button type="submit" class="main" disabled={name.trim() === ""}>
        {say.begin}
      </button>
    </form>
  );
}

/** What the desk's check will also accept. */
const mailLike = /^[A-Za-z0-9_'+\-.]*[A-Za-z0-9_+-]@([A-Za-z0-9][A-Za-z0-9-]*\.)+[A-Za-z]{2,}$/;
