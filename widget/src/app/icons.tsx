/** Line drawings on a 24 px grid; the button around them has the name. */
function Icon({ path }: { path: string }) {
  return (
    <svg viewBox="0 0 24 24" class="icon" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}

export const CloseIcon = () => <Icon path="M6 6l12 12M18 6L6 18" />;
export const SendIcon = () => <Icon path="M12 19V5M5 12l7-7 7 7" />;
export const AttachIcon = () => (
  <Icon path="M20.5 11.5l-8.6 8.6a5.5 5.5 0 0 1-7.8-7.8l8.6-8.6a3.7 3.7 0 0 1 5.2 5.2L9.300 17.500a1.800 1.800 0 0 1-2.600-2.600l7.900-7.900" />
);
export const FileIcon = () => (
  <Icon path="M14 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V8zM14 3v5h5" />
);
export const DownIcon = () => <Icon path="M12 5v14M5 12l7 7 7-7" />;
