package io.latchkey.postgres;

import io.latchkey.domain.User;
import io.latchkey.domain.UserId;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;

@Entity
@Table(name = "users")
class UserEntity {

    @Id
    String id;

    String userName;

    String displayName;

    boolean active;

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "verification_methods", joinColumns = @JoinColumn(name = "user_id"))
    @OrderColumn(name = "position")
    List<VerificationMethodValue> methods = new ArrayList<>();

    User toUser() {
        return new User(
                new UserId(id),
                active,
                methods.stream().map(VerificationMethodValue::toMethod).toList());
    }
}
