package io.latchkey.domain.code;

/** The lifetimes an installation allows. It narrows {@link Lifetime}'s bounds and cannot widen them. */
public record LifetimePolicy(Lifetime shortest, Lifetime longest) {

    /** @throws IllegalArgumentException where nothing would be allowed */
    public LifetimePolicy {
        if (shortest.hours() > longest.hours()) {
            throw new IllegalArgumentException("the shortest lifetime is longer than the longest");
        }
    }

    public boolean allows(int hours) {
        return hours >= shortest.hours() && hours <= longest.hours();
    }
}
