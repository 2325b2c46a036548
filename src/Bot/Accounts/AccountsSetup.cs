using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using VinhPhong.Bot.Accounts.Audit;
using VinhPhong.Bot.Accounts.Inviting;
using VinhPhong.Bot.Accounts.OwnAccount;
using VinhPhong.Bot.Accounts.Passwords;
using VinhPhong.Bot.Accounts.People;
using VinhPhong.Bot.Accounts.SigningIn;
using VinhPhong.Bot.Storage;

namespace VinhPhong.Bot.Accounts;

/// <summary>Accounts of staff: what they are made of.</summary>
internal static class AccountsSetup
{
    public static void AddAccounts(this IServiceCollection services, AccountsOptions options, StorageOptions storage)
    {
        services.AddScoped(provider => provider.GetRequiredService<BotDbFactory>().Create());
        services.AddHttpContextAccessor();
        AddIdentity(services, options);
        AddCookies(services, options);
        ProtectCookies(services, storage);
        services.AddRateLimiter(limiter => limiter.AddPolicy<string, SignInLimit>(SignInLimit.Name));
        services.AddAuthorization(Doors.Add);

        services.AddSingleton<AuditLog>();
        services.AddSingleton<AuditCheck>();
        services.AddSingleton<AuditReader>();
        services.AddSingleton<Sessions>();
        services.AddSingleton<Invitations>();
        services.AddSingleton<FirstAdministrator>();
        services.AddScoped<PasswordStep>();
        services.AddScoped<TakeUp>();
        services.AddScoped<Staffing>();
        services.AddScoped<SecondFactor>();
        services.AddScoped<Devices>();
    }

    private static void AddIdentity(IServiceCollection services, AccountsOptions options)
    {
        services.AddIdentityCore<Officer>(identity =>
            {
                identity.Password = new PasswordOptions { RequiredLength = options.ShortestPassword, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false, RequiredUniqueChars = 1 };
                identity.Lockout = new LockoutOptions { MaxFailedAccessAttempts = options.MostFailures, DefaultLockoutTimeSpan = options.LockedFor };
                identity.User.AllowedUserNameCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._";
            })
            .AddRoles<IdentityRole>()
            .AddEntityFrameworkStores<BotDb>()
            .AddUserStore<OfficerStore>()
            .AddClaimsPrincipalFactory<OfficerClaims>()
            .AddPasswordValidator<PasswordRules>()
            .AddErrorDescriber<IdentityTexts>()
            .AddSignInManager<OfficerSignIn>()
            .AddDefaultTokenProviders();
        services.AddScoped(provider => (OfficerSignIn)provider.GetRequiredService<SignInManager<Officer>>());
        services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            (passkeys.UserVerificationRequirement, passkeys.ResidentKeyRequirement) = ("required", "required");
            // Identity would compare with the Origin header, which is "null" on our forms because pages send no referrer.
            passkeys.ValidateOrigin = asked => ValueTask.FromResult(!asked.CrossOrigin && asked.Origin == $"{asked.HttpContext.Request.Scheme}://{asked.HttpContext.Request.Host}");
        });
    }

    private static void AddCookies(IServiceCollection services, AccountsOptions options)
    {
        var authentication = services.AddAuthentication(IdentityConstants.ApplicationScheme);
        authentication.AddIdentityCookies();
        if (options.OpenIdConnect.IsUsed) SingleSignOn.Add(authentication, options.OpenIdConnect);
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.Cookie.Name = "vinhphong.staff";
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.ExpireTimeSpan = options.SignedInFor;
            cookie.SlidingExpiration = true;
            cookie.Events = new CookieAuthenticationEvents { OnValidatePrincipal = Ticket.ValidateAsync };
        });
        // http is for this machine alone; whatever comes over https keeps its cookies there.
        services.ConfigureAll<CookieAuthenticationOptions>(cookie => (cookie.Cookie.HttpOnly, cookie.Cookie.SecurePolicy) = (true, CookieSecurePolicy.SameAsRequest));
        services.AddAntiforgery(antiforgery => (antiforgery.Cookie.Name, antiforgery.Cookie.SecurePolicy) = ("vinhphong.form", CookieSecurePolicy.SameAsRequest));
    }

    /// <summary>Instances that share a database share the keys of cookies there; one by itself keeps them beside its SQLite file.</summary>
    private static void ProtectCookies(IServiceCollection services, StorageOptions storage)
    {
        var protection = services.AddDataProtection().SetApplicationName("VinhPhong.Bot");
        if (storage.IsPostgres) protection.PersistKeysToDbContext<BotDb>();
        else protection.PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(storage.Folder, "keys")));
    }
}
