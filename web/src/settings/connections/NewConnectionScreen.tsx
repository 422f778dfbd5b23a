export function NewConnectionScreen() {
  return null;
}
