package io.latchkey.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.latchkey.testing.Calls.expire;
import static io.latchkey.testing.Calls.newCode;
import static io.latchkey.testing.Calls.verify;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.latchkey.testing.People;
import io.quarkus.test.junit.QuarkusTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The console in a browser, with the development identity provider. Screenshots are in target/screenshots. */
@QuarkusTest
class ConsoleBrowserTest {

    private static final Pattern CODE = Pattern.compile("([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}");

    /** Long enough for a busy machine. */
    private static final int TIMEOUT_MILLIS = 30_000;

    private static Chromium chromium;

    @BeforeAll
    static void startBrowser() {
        Assumptions.assumeTrue(
                Chromium.executable().isPresent(),
                "SKIPPED: there is no Chromium on this machine (apt-get install chromium)");
        PlaywrightAssertions.setDefaultAssertionTimeout(TIMEOUT_MILLIS);
        chromium = new Chromium();
    }

    @AfterAll
    static void stopBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    /** Axe finds no violation of WCAG 2.2 AA in any state of the page. */
    @ParameterizedTest
    @CsvSource({"LIGHT, 1280", "DARK, 390"})
    void generateAndExpire_withStepUp(ColorScheme scheme, int width) {
        String user = People.userWithMethods();
        try (Administrator carol = new Administrator(chromium, scheme, width)) {
            carol.open(user);
            assertThat(carol.persona("carol")).isVisible();
            carol.checkState("01-who-are-you");
            carol.persona("carol").click();
            assertThat(carol.button("Generate code")).isEnabled();
            carol.checkState("02-no-code");
            carol.generate("8", "Lost phone, case 4711");
            assertThat(carol.button("It is me")).isVisible();
            carol.checkState("03-verify-your-identity");
            carol.button("It is me").click();
            assertThat(carol.page().getByLabel("It works for")).hasValue("8");
            assertThat(carol.page().getByLabel("Reason")).hasValue("Lost phone, case 4711");
            carol.checkState("04-entries-kept");
            carol.button("Generate").click();
            assertThat(carol.page().locator(".code")).hasText(CODE);
            carol.checkState("05-the-code");
            String code = carol.readsCode();
            carol.button("Copy").click();
            assertThat(carol.page().getByText("Copied")).isVisible();
            assertEquals(code, carol.page().evaluate("() => navigator.clipboard.readText()"));
            verify(user, code).then().body("verified", equalTo(true));
            carol.button("Done").click();
            assertThat(carol.page().locator("quota-marks [role=img]")).hasAttribute("aria-label", "5 of 6 codes left");
            assertThat(carol.page().locator(".countdown")).hasText(Pattern.compile("7:59:\\d\\d"));
            assertThat(carol.page().locator("code-status")).containsText("Lost phone, case 4711");
            assertThat(carol.page().locator("code-status .chips")).containsText("YubiKey");
            assertThat(carol.page().locator("audit-timeline")).containsText("Code generated");
            carol.checkState("06-active");
            carol.button("Expire now").first().click();
            assertThat(carol.button("Keep it")).isFocused();
            carol.checkState("07-expire-now");
            carol.page().locator("dialog[open] .danger").click();
            assertThat(carol.page().getByText("No code is active")).isVisible();
            verify(user, code).then().body("reason", equalTo("expired"));
            carol.checkState("08-expired");
        }
    }

    @Test
    void code_isRemoved_afterDone_reload_andBack() {
        try (Administrator carol = Administrator.onDesktop(chromium)) {
            for (String leaving : new String[] {"done", "reload", "back"}) {
                String user = People.userWithMethods();
                carol.open("");
                if (leaving.equals("done")) {
                    carol.persona("carol").click();
                }
                assertThat(carol.page().getByLabel("Find a user")).isVisible();
                carol.page().getByLabel("Find a user").fill(user);
                carol.page().locator(".users a[href='#/users/" + user + "']").click();
                carol.generate("1", "");
                if (leaving.equals("done")) {
                    carol.button("It is me").click();
                    carol.button("Generate").click();
                }
                assertThat(carol.page().locator(".code")).hasText(CODE);
                String code = carol.readsCode();
                leave(carol, leaving);
                assertThat(carol.page().locator("code-status .countdown")).isVisible();
                assertFalse(carol.remains().contains(code), leaving);
                assertFalse(
                        carol.remains().matches("(?s).*eyJ[A-Za-z0-9_-]{10}.*"), "a token is left after " + leaving);
            }
        }
    }

    private static void leave(Administrator carol, String how) {
        switch (how) {
            case "done" -> carol.button("Done").click();
            case "reload" -> carol.page().reload();
            case "back" -> {
                carol.page().goBack();
                assertThat(carol.page().getByLabel("Find a user")).isVisible();
                carol.page().goForward();
            }
            default -> throw new IllegalArgumentException(how);
        }
    }

    @Test
    void refusals_areReasonsBesideTheButton() {
        try (Administrator carol = Administrator.onDesktop(chromium)) {
            carol.signIn("carol", People.inactiveUser());
            assertThat(carol.button("Generate code")).isDisabled();
            assertThat(carol.page().locator("#blocked")).containsText("The user is inactive");
            carol.checkState("20-inactive");
            String spent = People.userWithMethods();
            for (int i = 0; i < 6; i++) {
                newCode(spent);
                expire(spent);
            }
            carol.open(spent);
            assertThat(carol.page().locator("#blocked")).containsText("Six codes");
            carol.checkState("21-quota-exceeded");
        }
        try (Administrator grace = Administrator.onDesktop(chromium)) {
            grace.signIn("grace", People.activeUser());
            assertThat(grace.page().locator("#blocked")).containsText("signed in with a temporary code");
        }
        try (Administrator ann = Administrator.onDesktop(chromium)) {
            ann.open("");
            ann.persona("ann").click();
            assertThat(ann.page().getByRole(AriaRole.ALERT)).containsText("mfa-admin");
            ann.checkState("22-no-role");
        }
    }

    @Test
    void twoAdministrators_atOnce_seeEachOthersWork() {
        String user = People.userWithMethods();
        try (Administrator carol = Administrator.onDesktop(chromium);
                Administrator frank = Administrator.onDesktop(chromium)) {
            carol.signIn("carol", user);
            frank.signIn("frank", user);
            carol.generate("2", "");
            carol.button("It is me").click();
            frank.generate("4", "");
            frank.button("It is me").click();
            carol.button("Generate").click();
            assertThat(carol.page().locator(".code")).hasText(CODE);
            frank.button("Generate").click();
            assertThat(frank.page().locator("dialog[open] [role=alert]")).isVisible();
            frank.button("Cancel").click();
            assertThat(frank.page().locator("#blocked")).containsText("A code is active");
            assertThat(frank.page().locator("code-status")).containsText("carol");
            assertFalse(frank.remains().contains(carol.readsCode()));
        }
    }

    @Test
    void signingOut_removesTheSession() {
        try (Administrator carol = Administrator.onDesktop(chromium)) {
            carol.signIn("carol", People.activeUser());
            carol.button("Sign out").click();
            assertThat(carol.page().getByText("You are signed out")).isVisible();
            carol.checkState("30-signed-out");
            assertTrue(carol.remains().contains("{},{},"), carol.remains());
            carol.button("Sign in").click();
            carol.button("Cancel").click();
            assertThat(carol.page().getByText("You are not signed in")).isVisible();
        }
    }
}
