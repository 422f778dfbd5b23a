import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isAllowed, isPublic, isWebPort, literalOf } from "./address.rules.ts";

describe("an address of the open internet", () => {
  test.each([
    "1.1.1.1",
    "93.184.216.34",
    "172.32.0.1",
    "100.128.0.1",
    "2606:4700::1111",
    "2a00:1450:4001::1",
  ])("%s is one", (address) => expect(isPublic(address)).toBe(true));
  test.each([
    ["this machine", "127.0.0.1"],
    ["all of 127", "127.255.255.254"],
    ["no address at all", "0.0.0.0"],
    ["zero, as a whole net", "0.1.2.3"],
    ["private, 10", "10.1.2.3"],
    ["private, 172.16", "172.16.0.1"],
    ["private, 172.31", "172.31.255.255"],
    ["private, 192.168", "192.168.1.1"],
    ["the cloud's metadata", "169.254.169.254"],
    ["link-local", "169.254.0.1"],
    ["a carrier's", "100.64.0.1"],
    ["for many", "224.0.0.1"],
    ["for all", "255.255.255.255"],
    ["reserved", "240.0.0.1"],
    ["of examples", "192.0.2.1"],
    ["of measurements", "198.18.0.1"],
    ["this machine, IPv6", "::1"],
    ["none, IPv6", "::"],
    ["mapped", "::ffff:127.0.0.1"],
    ["mapped, public inside", "::ffff:1.1.1.1"],
    ["compatible", "::7f00:1"],
    ["unique-local", "fd12:3456:789a::1"],
    ["the cloud's metadata, IPv6", "fd00:ec2::254"],
    ["link-local, IPv6", "fe80::1"],
    ["link-local with its zone", "fe80::1%eth0"],
    ["site-local", "fec0::1"],
    ["for many, IPv6", "ff02::1"],
    ["translated", "64:ff9b::7f00:1"],
    ["6to4", "2002:7f00:1::1"],
    ["Teredo", "2001:0:53aa:64c::1"],
    ["of examples, IPv6", "2001:db8::1"],
    ["not handed out", "4000::1"],
    ["a name", "localhost"],
    ["nothing", ""],
  ])("%s is none", (_, address) => expect(isPublic(address)).toBe(false));

  test("whatever is written into the last three numbers, none of these nets is", () => {
    const octet = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(fc.constantFrom(0, 10, 127, 224, 239, 240, 255), octet, octet, octet, (a, b, c, d) => {
        expect(isPublic(`${a}.${b}.${c}.${d}`)).toBe(false);
        expect(isPublic(`::ffff:${a}.${b}.${c}.${d}`)).toBe(false);
      }),
    );
  });
});

describe("a host that is an address by itself", () => {
  test.each([
    ["http://127.0.0.1/", "127.0.0.1"],
    ["http://2130706433/", "127.0.0.1"],
    ["http://0x7f000001/", "127.0.0.1"],
    ["http://0177.0.0.1/", "127.0.0.1"],
    ["http://0x7f.1/", "127.0.0.1"],
    ["http://127.1/", "127.0.0.1"],
    ["http://127.0.0.1./", "127.0.0.1"],
    ["http://①②⑦.0.0.1/", "127.0.0.1"],
    ["http://[::1]/", "::1"],
    ["http://[::ffff:7f00:1]/", "::ffff:7f00:1"],
    ["http://crm.example/", null],
    ["http://localhost/", null],
  ])("%s → %s", (url, literal) => expect(literalOf(new URL(url))).toBe(literal));
});

test.each([
  ["http://127.0.0.1:8080/", ["127.0.0.1:8080"], true],
  ["http://127.0.0.1:8081/", ["127.0.0.1:8080"], false],
  ["http://intranet.example:9000/", ["intranet.example"], true],
  ["https://intranet.example/", ["intranet.example:443"], true],
  ["http://intranet.example/", ["intranet.example:443"], false],
  ["http://x.intranet.example/", ["intranet.example"], false],
  ["http://intranet.example.evil.example/", ["intranet.example"], false],
  ["http://[::1]:8080/", ["[::1]:8080"], true],
])("%s is allowed by %j: %s", (url, hosts, allowed) => expect(isAllowed(new URL(url), hosts)).toBe(allowed));

test.each([
  ["https://a.example", true],
  ["http://a.example:80", true],
  ["http://a.example:8443", true],
  ["http://a.example:25", false],
  ["http://a.example:22", false],
])("%s is a port of the web: %s", (url, web) => expect(isWebPort(new URL(url))).toBe(web));
