using Microsoft.EntityFrameworkCore;

namespace VinhPhong.Bot.Desk;

/// <summary>How what belongs to the desk alone lies in the database.</summary>
internal static class DeskTables
{
    public static void Map(ModelBuilder model)
    {
        var presence = model.Entity<Presence>();
        presence.ToTable("Presences");
        presence.HasKey(row => row.OfficerId);
        presence.Property(row => row.State).HasConversion<string>().HasMaxLength(16);

        var suggestion = model.Entity<FaqSuggestion>();
        suggestion.HasKey(row => row.Id);

        var canned = model.Entity<CannedAnswer>();
        canned.HasKey(row => row.Id);
    }
}
