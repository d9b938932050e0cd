package io.latchkey.scim.document;

import com.unboundid.scim2.common.annotations.Attribute;
import com.unboundid.scim2.common.annotations.Schema;
import java.util.List;

/** Our extension of SCIM's user: the second factors that a user has set up. The SDK derives the schema from this class. */
@Schema(
        id = VerificationExtension.URN,
        name = "Verification",
        description = "The second factors that a login can request from the user")
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

        @Attribute(
                description = "Kind of the factor, for example totp or webauthn",
                isRequired = true,
                isCaseExact = false)
        private String type;

        @Attribute(description = "Name by which the user recognises it", isCaseExact = false)
        private String display;

        @Attribute(description = "Whether this is the preferred factor; at most one is")
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
