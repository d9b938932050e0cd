package io.latchkey.domain.code;

/** The lifetimes that an installation allows. It narrows the bounds of {@link Lifetime} and cannot widen them. */
public record LifetimePolicy(Lifetime shortest, Lifetime longest) {

    /** @throws IllegalArgumentException if no lifetime would be allowed */
    public LifetimePolicy {
        if (shortest.hours() > longest.hours()) {
            throw new IllegalArgumentException("the shortest lifetime is longer than the longest");
        }
    }

    public boolean allows(Lifetime lifetime) {
        return lifetime.hours() >= shortest.hours() && lifetime.hours() <= longest.hours();
    }
}
