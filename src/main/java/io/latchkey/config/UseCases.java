package io.latchkey.config;

import io.latchkey.domain.code.GenerationRules;
import io.latchkey.domain.user.UserId;
import io.latchkey.usecase.AuditTrail;
import io.latchkey.usecase.Codes;
import io.latchkey.usecase.CreateUser;
import io.latchkey.usecase.DescribeCode;
import io.latchkey.usecase.Directory;
import io.latchkey.usecase.GenerateCode;
import io.latchkey.usecase.Hashing;
import io.latchkey.usecase.UserLock;
import io.latchkey.usecase.VerifiedCodeCache;
import io.latchkey.usecase.VerifyCode;
import io.latchkey.usecase.Window;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.UUID;
import java.util.function.Supplier;

/** One instance of each use case. */
@Singleton
class UseCases {

    @Produces
    @Singleton
    GenerateCode generateCode(
            GenerationRules rules,
            Window<UserId> quota,
            Window<String> issuerQuota,
            Codes codes,
            AuditTrail trail,
            Hashing hashing,
            SecureRandom random) {
        return new GenerateCode(rules, quota, issuerQuota, codes, trail, hashing, random);
    }

    @Produces
    @Singleton
    VerifyCode verifyCode(Codes codes, Hashing hashing, VerifiedCodeCache cache, UserLock lock) {
        return new VerifyCode(codes, hashing, cache, lock);
    }

    @Produces
    @Singleton
    DescribeCode describeCode(Codes codes, GenerationRules rules) {
        return new DescribeCode(codes, rules);
    }

    @Produces
    @Singleton
    CreateUser createUser(Directory directory, Supplier<UUID> ids) {
        return new CreateUser(directory, ids);
    }
}
