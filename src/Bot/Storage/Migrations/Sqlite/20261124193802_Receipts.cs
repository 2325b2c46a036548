using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VinhPhong.Bot.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Receipts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "DeliveredThrough",
                table: "Conversations",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "SeenThrough",
                table: "Conversations",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "DeliveredThrough",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "SeenThrough",
                table: "Conversations");
        }
    }
}
