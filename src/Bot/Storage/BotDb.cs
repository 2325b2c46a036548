using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using VinhPhong.Bot.Accounts;
using VinhPhong.Bot.Accounts.Audit;
using VinhPhong.Bot.Channels.Zalo.Elsewhere;
using VinhPhong.Bot.Channels.Zalo.Sending;
using VinhPhong.Bot.Channels.Zalo.Tokens;
using VinhPhong.Bot.Conversations;
using VinhPhong.Bot.Conversations.HandOffs;
using VinhPhong.Bot.Conversations.Linking;
using VinhPhong.Bot.Conversations.Outbox;
using VinhPhong.Bot.Desk;

namespace VinhPhong.Bot.Storage;

/// <summary>The database. Each feature maps its own tables; this only collects them. One subclass a provider, because migrations differ.</summary>
internal abstract class BotDb(DbContextOptions options) : DbContext(options), IDataProtectionKeyContext
{
    public DbSet<Conversation> Conversations => Set<Conversation>();
    public DbSet<StoredActivity> Activities => Set<StoredActivity>();
    public DbSet<Feedback> Feedback => Set<Feedback>();
    public DbSet<StoredFile> Files => Set<StoredFile>();
    public DbSet<HandOffCase> HandOffs => Set<HandOffCase>();
    public DbSet<Note> Notes => Set<Note>();
    public DbSet<LinkOffer> LinkOffers => Set<LinkOffer>();
    public DbSet<LinkedConversation> LinkedConversations => Set<LinkedConversation>();
    public DbSet<Outgoing> Outbox => Set<Outgoing>();
    public DbSet<Officer> Officers => Set<Officer>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<Invitation> Invitations => Set<Invitation>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    /// <summary>Keys that protect cookies, where several instances share a database.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ConversationTables.Map(modelBuilder);
        HandOffTables.Map(modelBuilder);
        LinkOffer.Map(modelBuilder);
        LinkedConversation.Map(modelBuilder);
        Outgoing.Map(modelBuilder);
        AssistantSwitch.Map(modelBuilder);
        ChatNotices.Map(modelBuilder);
        AwaitsNod.Map(modelBuilder);
        DeskTables.Map(modelBuilder);
        AccountTables.Map(modelBuilder);
        ZaloAccount.Map(modelBuilder);
        ZaloMessageId.Map(modelBuilder);
        ZaloEcho.Map(modelBuilder);
    }

    /// <summary>Times are milliseconds since 1970, which both databases sort and compare alike.</summary>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();

    private sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(time => time.ToUnixTimeMilliseconds(), stored => DateTimeOffset.FromUnixTimeMilliseconds(stored));
}

/// <summary>The database in an SQLite file.</summary>
internal sealed class SqliteBotDb(DbContextOptions<SqliteBotDb> options) : BotDb(options);

/// <summary>The database in PostgreSQL.</summary>
internal sealed class PostgresBotDb(DbContextOptions<PostgresBotDb> options) : BotDb(options);
