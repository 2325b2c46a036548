using System.Text.Json.Nodes;
using System.Web;
using VinhPhong.Simulators.Zalo.Faults;

namespace VinhPhong.Simulators.Zalo.Tests;

public sealed class OAuthTests
{
    private const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private const string Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    [Fact]
    public async Task The_button_of_the_consent_page_leads_back_with_code_account_and_state()
    {
        await using var commune = await Commune.OpenAsync(granted: false);
        var page = await commune.Client.GetStringAsync($"/v4/oa/permission?app_id={commune.Zalo.Options.AppId}&redirect_uri=https%3A%2F%2Fbot.example%2Fback&code_challenge={Challenge}&state=a%20b", Commune.Stop);
        Assert.Contains("Cho phép", page, StringComparison.Ordinal);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["app_id"] = commune.Zalo.Options.AppId,
            ["redirect_uri"] = "https://bot.example/back",
            ["code_challenge"] = Challenge,
            ["state"] = "a b",
        });
        using var pressed = await commune.Client.PostAsync("/v4/oa/permission/allow", form, Commune.Stop);
        var query = HttpUtility.ParseQueryString(pressed.Headers.Location!.Query);
        Assert.Equal((commune.Zalo.Options.OaId, "a b"), (query["oa_id"], query["state"]));
        var tokens = await commune.TokenAsync(("grant_type", "authorization_code"), ("code", query["code"]!), ("code_verifier", Verifier));
        Assert.Equal("90000", tokens["expires_in"]!.GetValue<string>());
        Assert.Equal(commune.Zalo.Tokens.Current!.AccessToken, (string)tokens["access_token"]!);
    }

    [Fact]
    public async Task A_code_is_good_once_and_for_ten_minutes()
    {
        await using var commune = await Commune.OpenAsync(granted: false);
        var code = commune.Zalo.Tokens.Consent(Challenge);
        Assert.NotNull((await ExchangeAsync(commune, code))["access_token"]);
        Assert.Equal(-118, Commune.Error(await ExchangeAsync(commune, code)));
        var late = commune.Zalo.Tokens.Consent(Challenge);
        commune.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(-118, Commune.Error(await ExchangeAsync(commune, late)));
    }

    [Fact]
    public async Task A_code_without_its_verifier_is_refused()
    {
        await using var commune = await Commune.OpenAsync(granted: false);
        Assert.Equal(-14003, Commune.Error(await commune.TokenAsync(("grant_type", "authorization_code"), ("code", commune.Zalo.Tokens.Consent(Challenge)), ("code_verifier", "another"))));
        Assert.Equal(-14003, Commune.Error(await ExchangeAsync(commune, commune.Zalo.Tokens.Consent(null))));
    }

    [Fact]
    public async Task A_refresh_token_is_good_once_and_the_old_access_token_ends_at_once()
    {
        await using var commune = await Commune.OpenAsync();
        var old = commune.Zalo.Tokens.Current!;
        Assert.NotNull((await commune.RefreshAsync(old.RefreshToken))["refresh_token"]);
        Assert.Equal(-14014, Commune.Error(await commune.RefreshAsync(old.RefreshToken)));
        Assert.Equal(-216, Commune.Error(await commune.ReadAsync("/v2.0/oa/getoa", "{}", old.AccessToken)));
        Assert.Equal(0, Commune.Error(await commune.ReadAsync("/v2.0/oa/getoa", "{}")));
    }

    [Fact]
    public async Task An_access_token_ends_after_25_hours()
    {
        await using var commune = await Commune.OpenAsync();
        commune.Clock.Advance(TimeSpan.FromHours(25) - TimeSpan.FromSeconds(1));
        Assert.Equal(0, Commune.Error(await commune.ReadAsync("/v2.0/oa/getoa", "{}")));
        commune.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(-220, Commune.Error(await commune.ReadAsync("/v2.0/oa/getoa", "{}")));
    }

    [Fact]
    public async Task A_refresh_whose_answer_is_lost_has_used_up_the_token()
    {
        await using var commune = await Commune.OpenAsync();
        var old = commune.Zalo.Tokens.Current!;
        commune.Zalo.Faults.Next(CallKind.Token, new CallFault(CallFaultKind.Drop, CarriedOut: true));
        await Assert.ThrowsAsync<HttpRequestException>(() => commune.RefreshAsync(old.RefreshToken));
        Assert.NotEqual(old, commune.Zalo.Tokens.Current);
        Assert.Equal(-14014, Commune.Error(await commune.RefreshAsync(old.RefreshToken)));
    }

    [Fact]
    public async Task A_refresh_may_be_answered_with_a_name_of_an_error_only_and_changes_nothing()
    {
        await using var commune = await Commune.OpenAsync();
        var pair = commune.Zalo.Tokens.Current!;
        commune.Zalo.Faults.Next(CallKind.Token, new CallFault(CallFaultKind.ErrorNameOnly));
        var answer = await commune.RefreshAsync(pair.RefreshToken);
        Assert.Equal((null, null), (answer["error"], answer["access_token"]));
        Assert.NotNull(answer["error_name"]);
        Assert.Equal(pair, commune.Zalo.Tokens.Current);
    }

    private static Task<JsonNode> ExchangeAsync(Commune commune, string code) =>
        commune.TokenAsync(("grant_type", "authorization_code"), ("code", code), ("code_verifier", Verifier));
}
