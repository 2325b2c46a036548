using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using VinhPhong.Knowledge.Answers;

namespace VinhPhong.Bot.Conversations;

/// <summary>How conversations lie in the database.</summary>
internal static class ConversationTables
{
    private static readonly ValueConverter<Dialogue, string> AsJson = new(
        dialogue => JsonSerializer.Serialize(dialogue, JsonSerializerOptions.Web),
        stored => JsonSerializer.Deserialize<Dialogue>(stored, JsonSerializerOptions.Web) ?? Dialogue.Empty);

    public static void Map(ModelBuilder model)
    {
        var conversation = model.Entity<Conversation>();
        conversation.HasKey(row => row.Id);
        conversation.Property(row => row.Id).HasMaxLength(64);
        conversation.Property(row => row.Version).IsConcurrencyToken();
        conversation.Property(row => row.Holder).HasConversion<string>().HasMaxLength(16);
        conversation.Property(row => row.Dialogue).HasConversion(AsJson);
        conversation.Ignore(row => row.HasWork);
        conversation.HasIndex(row => new { row.Channel, row.UserId });
        conversation.Property(row => row.HandOff).HasMaxLength(16);
        conversation.Property(row => row.AskedAbout).HasMaxLength(16);
        conversation.HasIndex(row => row.LastActivityAt);
        conversation.HasIndex(row => row.Id, "IX_Conversations_WithWork").HasFilter("\"HandledThrough\" < \"LastIncoming\"");

        var activity = model.Entity<StoredActivity>();
        activity.HasKey(row => new { row.ConversationId, row.Sequence });
        activity.HasIndex(row => new { row.ConversationId, row.Key }).IsUnique();
        activity.HasOne<Conversation>().WithMany().HasForeignKey(row => row.ConversationId);

        var feedback = model.Entity<Feedback>();
        feedback.HasKey(row => new { row.ConversationId, row.Sequence });
        feedback.HasOne<Conversation>().WithMany().HasForeignKey(row => row.ConversationId);

        var file = model.Entity<StoredFile>();
        file.HasKey(row => row.Id);
        file.HasIndex(row => row.ConversationId);
        file.HasOne<Conversation>().WithMany().HasForeignKey(row => row.ConversationId);
    }
}
