package io.latchkey.postgres.users;

import io.latchkey.domain.user.Profile;
import io.latchkey.domain.user.ProvisionedUser;
import io.latchkey.domain.user.UserId;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
@Table(name = "users")
public class UserEntity {

    @Id
    public String id;

    String userName;

    String externalId;

    String displayName;

    /** Nothing where every component is. */
    @Embedded
    NameValue name;

    /** To search in; nothing before the row is read again. */
    @Column(insertable = false, updatable = false)
    String userNameLower;

    @Column(insertable = false, updatable = false)
    String displayNameLower;

    public boolean active;

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "user_emails", joinColumns = @JoinColumn(name = "user_id"))
    @OrderColumn(name = "position")
    List<EmailValue> emails = new ArrayList<>();

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "verification_methods", joinColumns = @JoinColumn(name = "user_id"))
    @OrderColumn(name = "position")
    List<VerificationMethodValue> methods = new ArrayList<>();

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, Object> attributes;

    /** Not Hibernate's: whoever changes a user holds the lock of its row, and says when there is a change at all. */
    long version;

    @Column(insertable = false, updatable = false)
    Instant createdAt;

    Instant modifiedAt;

    ProvisionedUser toProvisioned() {
        return new ProvisionedUser(new UserId(id), profile(), version, createdAt, modifiedAt);
    }

    private Profile profile() {
        return new Profile(
                userName,
                Optional.ofNullable(externalId),
                Optional.ofNullable(displayName),
                NameValue.toName(name),
                active,
                emails.stream().map(EmailValue::toEmail).toList(),
                methods.stream().map(VerificationMethodValue::toMethod).toList(),
                attributes);
    }

    /** As a change: the next version. */
    ProvisionedUser changed(Profile profile, Instant now) {
        version++;
        modifiedAt = now;
        return applied(profile);
    }

    ProvisionedUser applied(Profile profile) {
        userName = profile.userName();
        externalId = profile.externalId().orElse(null);
        displayName = profile.displayName().orElse(null);
        name = NameValue.of(profile.name());
        active = profile.active();
        attributes = profile.attributes();
        emails.clear();
        profile.emails().stream().map(EmailValue::of).forEach(emails::add);
        methods.clear();
        profile.methods().stream().map(VerificationMethodValue::of).forEach(methods::add);
        return toProvisioned();
    }
}
