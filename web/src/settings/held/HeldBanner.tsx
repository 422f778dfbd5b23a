export default function HeldBanner() {
  return null;
}
