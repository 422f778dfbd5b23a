import type { showCycles } from "@relevo/contract/board.ts";
import type { Answer } from "@relevo/contract/endpoint.ts";
import type { Funnel } from "@relevo/contract/funnels.ts";
import { useQuery } from "@tanstack/react-query";
import { Repeat } from "lucide-react";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../design/EmptyState.tsx";
import { RelativeTime } from "../../design/RelativeTime.tsx";
import { Select } from "../../design/Select.tsx";
import { useFormats } from "../../i18n/FormatsProvider.tsx";
import { Loaded } from "../../settings/Loaded.tsx";
import { cyclesQuery } from "./data.ts";

type Report = Answer<typeof showCycles>;

const DAY = 86_400_000;
const periods = { all: undefined, month: 30, quarter: 90, year: 365 } as const;
type Period = keyof typeof periods;

/** Ciclos: how tickets ended, and how often each contact came back. */
export default function Cycles({ funnel }: { funnel: Funnel }) {
  const { t } = useTranslation();
  const [period, setPeriod] = useState<Period>("all");
  const from = useMemo(() => {
    const days = periods[period];
    return days && new Date(Math.floor(Date.now() / DAY) * DAY - days * DAY).toISOString();
  }, [period]);
  const report = useQuery(cyclesQuery(funnel.id, { from }));
  return (
    <div className="scroll-quiet min-h-0 flex-1 overflow-y-auto border-t border-line">
      <div className="mx-auto flex w-full max-w-4xl flex-col gap-6 p-6 max-sm:p-4">
        <header className="flex flex-wrap items-end gap-4">
          <div className="min-w-0 flex-1 basis-72">
            <h2 className="text-title font-semibold">{t("board.cycles.title", { funnel: funnel.name })}</h2>
            <p className="text-list text-soft">{t("board.cycles.about")}</p>
          </div>
          <Select
            className="w-48!"
            label={t("board.cycles.period")}
            choices={(["all", "month", "quarter", "year"] as const).map((value) => ({
              value,
              label: t(`board.cycles.periods.${value}`),
            }))}
            value={period}
            onChange={setPeriod}
          />
        </header>
        <Loaded query={report}>{(data) => <Figures report={data} />}</Loaded>
      </div>
    </div>
  );
}

function Figures({ report }: { report: Report }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  if (report.created === 0)
    return (
      <EmptyState icon={Repeat} title={t("board.cycles.none")}>
        {t("board.cycles.noneAbout")}
      </EmptyState>
    );
  const most = Math.max(...report.perContact.map(({ contacts }) => contacts), 1);
  const last = report.perContact.at(-1)?.cycles;
  return (
    <>
      <dl className="grid grid-cols-5 gap-3 max-sm:grid-cols-2">
        {(["created", "open", "won", "lost", "unresolved"] as const).map((name) => (
          <div key={name} className="flex flex-col-reverse justify-end rounded-base border border-line p-3">
            <dt className="text-small text-soft">{t(`board.cycles.${name}`)}</dt>
            <dd className="text-page font-semibold tabular-nums">{number(report[name])}</dd>
          </div>
        ))}
      </dl>
      <section className="flex flex-col gap-2">
        <h3 className="font-semibold">{t("board.cycles.perContact")}</h3>
        <ul className="flex flex-col gap-1.5 text-list">
          {report.perContact.map(({ cycles, contacts }) => (
            <li key={cycles} className="grid grid-cols-[7rem_minmax(0,1fr)_7rem] items-center gap-3">
              <span>
                {cycles === last && report.perContact.length > 1
                  ? t("board.cycles.timesMore", { count: cycles })
                  : t("board.cycles.times", { count: cycles })}
              </span>
              <span aria-hidden className="h-3 rounded-small bg-hover">
                <span
                  className="block h-3 rounded-small bg-accent"
                  style={{ width: `${(contacts / most) * 100}%` }}
                />
              </span>
              <span className="text-soft tabular-nums">
                {t("board.cycles.contacts", { count: contacts })}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section className="flex flex-col gap-2">
        <h3 className="font-semibold">{t("board.cycles.most")}</h3>
        <Contacts report={report} />
      </section>
    </>
  );
}

function Contacts({ report: { contacts } }: { report: Report }) {
  const { t } = useTranslation();
  const head = "px-3 py-2 max-sm:px-2 text-start text-small font-medium text-soft";
  const figure = "px-3 py-2 max-sm:px-2 text-end tabular-nums";
  return (
    <section
      aria-label={t("board.cycles.most")}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
      tabIndex={0}
      className="scroll-quiet overflow-x-auto rounded-base border border-line"
    >
      <table className="w-full text-list">
        <thead>
          <tr>
            <th scope="col" className={head}>
              {t("board.cycles.contact")}
            </th>
            {(["cycles", "won", "lost"] as const).map((name) => (
              <th key={name} scope="col" className={`${head} text-end!`}>
                {t(`board.cycles.${name}`)}
              </th>
            ))}
            <th scope="col" className={`${head} text-end!`}>
              {t("board.cycles.last")}
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line border-t border-line">
          {contacts.map(({ contact, cycles, won, lost, lastAt }) => (
            <tr key={contact.id}>
              <th
                scope="row"
                className="max-w-48 truncate px-3 py-2 text-start font-medium max-sm:max-w-28 max-sm:px-2"
              >
                <bdi>{contact.name || "–"}</bdi>
              </th>
              <td className={figure}>{cycles}</td>
              <td className={figure}>{won}</td>
              <td className={figure}>{lost}</td>
              <td className={`${figure} whitespace-nowrap text-soft`}>
                <RelativeTime at={lastAt} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
