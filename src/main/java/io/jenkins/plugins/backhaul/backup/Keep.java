package io.jenkins.plugins.backhaul.backup;

/**
 * How many backups are kept; 0 where a rule keeps none. A backup is kept when any of the rules keeps it.
 *
 * @param last the newest ones
 * @param daily the newest of each of so many days that have one
 * @param weekly the same for weeks, which begin on Monday
 * @param monthly the same for months
 * @param yearly the same for years
 */
public record Keep(int last, int daily, int weekly, int monthly, int yearly) {
    /** @throws IllegalArgumentException when a number is negative */
    public Keep {
        if (last < 0 || daily < 0 || weekly < 0 || monthly < 0 || yearly < 0) {
            throw new IllegalArgumentException("A number of backups to keep is negative");
        }
    }

    /** Whether no rule says anything, so that every backup is kept. */
    public boolean isEmpty() {
        return last + daily + weekly + monthly + yearly == 0;
    }
}
