package io.latchkey.scim.document;

import com.unboundid.scim2.common.annotations.Attribute;
import com.unboundid.scim2.common.annotations.Schema;
import java.util.List;

/** The second factors a user has set up: our extension of SCIM's user, in the form the SDK makes schemas of. */
@Schema(
        id = VerificationExtension.URN,
        name = "Verification",
        description = "What the login can ask a user for as a second factor")
public class VerificationExtension {

    static final String URN = "urn:latchkey:params:scim:schemas:extension:verification:2.0:User";
    static final String METHODS = "verificationMethods";

    @Attribute(description = "The user's second factors, in the user's order", multiValueClass = Method.class)
    private List<Method> verificationMethods;

    public List<Method> getVerificationMethods() {
        return verificationMethods;
    }

    public void setVerificationMethods(List<Method> verificationMethods) {
        this.verificationMethods = verificationMethods;
    }

    /** One second factor. */
    public static class Method {

        @Attribute(description = "What it is, totp or webauthn say", isRequired = true, isCaseExact = false)
        private String type;

        @Attribute(description = "How the user knows it", isCaseExact = false)
        private String display;

        @Attribute(description = "Whether it is the preferred one; at most one is")
        private Boolean primary;

        public String getType() {
            return type;
        }

        public void setType(String type) {
            this.type = type;
        }

        public String getDisplay() {
            return display;
        }

        public void setDisplay(String display) {
            this.display = display;
        }

        public Boolean getPrimary() {
            return primary;
        }

        public void setPrimary(Boolean primary) {
            this.primary = primary;
        }
    }
}
