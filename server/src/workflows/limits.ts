/** Runs of one workflow for one contact within an hour. */
export const mostInHour = 20;
/** What so many automations stand behind starts nothing any more: two that start each other come to an end. */
export const mostDeep = 5;
